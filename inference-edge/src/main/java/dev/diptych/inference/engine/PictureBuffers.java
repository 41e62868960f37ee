package dev.diptych.inference.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Memory for one run that engines read and write in place: several engines may be made over the same buffers, of which one
 * runs at a time.
 *
 * @param batch pictures
 * @param sidePx of a picture
 * @param input {@code batch x 3 x side x side} values, direct and in native order
 * @param output as many
 */
public record PictureBuffers(int batch, int sidePx, FloatBuffer input, FloatBuffer output) {
    private static final int CHANNELS = 3;

    /** @throws IllegalArgumentException if there is nothing to run on, or more than 2 GB of it */
    public static PictureBuffers allocate(int batch, int sidePx) {
        if (batch < 1 || sidePx < 1 || (double) batch * CHANNELS * sidePx * sidePx * Float.BYTES > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A network cannot run on " + batch + " pictures of " + sidePx + " px.");
        }
        int values = batch * CHANNELS * sidePx * sidePx;
        return new PictureBuffers(batch, sidePx, direct(values), direct(values));
    }

    /** Grey pictures, and an output that shows whether anything was written to it. */
    static PictureBuffers trial(int batch, int sidePx) {
        PictureBuffers trial = allocate(batch, sidePx);
        for (int i = 0; i < trial.input.capacity(); i++) {
            trial.input.put(i, 0.5f);
            trial.output.put(i, Float.NaN);
        }
        return trial;
    }

    /** Of the input, as of the output. */
    long[] shape() {
        return new long[]{batch, CHANNELS, sidePx, sidePx};
    }

    /** Whether the whole output is numbers. */
    boolean computed() {
        for (int i = 0; i < output.capacity(); i++) {
            if (!Float.isFinite(output.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
