package dev.diptych.inference;

import dev.diptych.inference.engine.Inference;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A network that computes what a test says. */
public final class FakeNetwork implements Inference {
    private final int sidePx;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private UnaryOperator<float[]> prediction;
    private boolean closed;

    /** @param prediction from 3 planes to 3 planes */
    public FakeNetwork(int sidePx, UnaryOperator<float[]> prediction) {
        this.sidePx = sidePx;
        this.prediction = prediction;
        input = direct(3 * sidePx * sidePx);
        output = direct(3 * sidePx * sidePx);
    }

    /** Always predicts this difference, in all pixels of a channel, as encodings B and C write it. */
    public static FakeNetwork ofDifference(int sidePx, float red, float green, float blue) {
        float[] difference = {red, green, blue};
        return new FakeNetwork(sidePx, x -> {
            float[] y = new float[x.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = (difference[i / (sidePx * sidePx)] + 1) / 2;
            }
            return y;
        });
    }

    public static ModelCard card(Encoding encoding, LightState... lights) {
        return new ModelCard("fake", "Nobody 2026", encoding, Set.of(lights), 0.25, 1, 128, 0.03, 0.4, "nothing",
                "0123456789abcdef".repeat(4), Map.of());
    }

    public void predicts(UnaryOperator<float[]> other) {
        prediction = other;
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public int sidePx() {
        return sidePx;
    }

    @Override
    public FloatBuffer input() {
        return input;
    }

    @Override
    public FloatBuffer output() {
        return output;
    }

    @Override
    public void run() {
        float[] x = new float[input.capacity()];
        input.get(0, x);
        output.put(0, prediction.apply(x));
    }

    @Override
    public ServingEngine servedBy() {
        return ServingEngine.CPU;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(Float.BYTES * values).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
