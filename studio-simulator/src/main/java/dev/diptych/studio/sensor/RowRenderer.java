package dev.diptych.studio.sensor;

import dev.diptych.imaging.Affine;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Exposes rows of one frame, a block of pixels after another, so that each step is a plain loop over arrays: light, noise,
 * codes. For one thread.
 */
final class RowRenderer {
    private static final int CHANNELS = LightLayer.CHANNELS;
    private static final int BLOCK_PIXELS = 512;
    /** Keeps a rounded sum positive, so that cutting its fraction off rounds down. */
    private static final int ABOVE_ZERO = 65536;

    private final SensorModel model;
    private final Scene scene;
    private final ExposedFrame frame;
    private final int columnStep;
    private final LightLayer backdrop;
    private final LightLayer sitter;
    private final float[] levels = new float[SceneLights.COUNT];
    private final double[] restX = new double[BLOCK_PIXELS];
    private final double[] restY = new double[BLOCK_PIXELS];
    private final float[] covered = new float[BLOCK_PIXELS];
    private final float[] front = new float[CHANNELS * BLOCK_PIXELS];
    private final float[] back = new float[CHANNELS * BLOCK_PIXELS];
    private final float[] signals = new float[CHANNELS * BLOCK_PIXELS];
    private final int[] steps = new int[CHANNELS * BLOCK_PIXELS];
    private final short[] codes = new short[CHANNELS * BLOCK_PIXELS];

    /** @param columnStep from one sampled pixel to the next */
    RowRenderer(SensorModel model, Scene scene, ExposedFrame frame, int columnStep) {
        this.model = model;
        this.scene = scene;
        this.frame = frame;
        this.columnStep = columnStep;
        this.backdrop = scene.backdrop();
        this.sitter = scene.sitter();
    }

    /** The sampled pixels of a row into {@code into} from {@code at} on. */
    void render(int row, FrameNoise noise, ShortBuffer into, int at) {
        lightAt(row);
        Affine toRest = frame.sitterIn(row).inverse();
        float signalPerLight = (float) (frame.exposure().sensitivity() / model.reference().sensitivity());
        int columns = Math.ceilDiv(model.widthPx(), columnStep);
        for (int first = 0; first < columns; first += BLOCK_PIXELS) {
            int pixels = Math.min(BLOCK_PIXELS, columns - first);
            place(toRest, row, first, pixels);
            expose(row, first, pixels);
            combine(signalPerLight, pixels);
            noise.applyTo(signals, pixels, columnStep);
            convert(CHANNELS * pixels);
            into.put(at + CHANNELS * first, codes, 0, CHANNELS * pixels);
        }
    }

    private void lightAt(int row) {
        double roomRatio = frame.levels().roomRatio(row);
        for (int light = 0; light < levels.length; light++) {
            double level = frame.levels().level(light, row);
            levels[light] = (float) (light == SceneLights.FLASH ? level * model.flashToLamps() : level + roomRatio);
        }
    }

    /** Where on the sitter at rest each pixel looks, and how much of it they cover. */
    private void place(Affine toRest, int row, int first, int pixels) {
        for (int i = 0; i < pixels; i++) {
            int x = (first + i) * columnStep;
            restX[i] = toRest.mapX(x, row);
            restY[i] = toRest.mapY(x, row);
        }
        scene.coverage(restX, restY, pixels, covered);
    }

    /** Both layers where they are seen, and no light of them where they are not. */
    private void expose(int row, int first, int pixels) {
        Arrays.fill(front, 0, CHANNELS * pixels, 0);
        Arrays.fill(back, 0, CHANNELS * pixels, 0);
        int from = 0;
        while (from < pixels) {
            int until = from + 1;
            while (until < pixels && looksLike(covered[until], covered[from])) {
                until++;
            }
            if (covered[from] < 1) {
                backdrop.pixels(first * columnStep, columnStep, row, from, until, levels, back);
            }
            if (covered[from] > 0) {
                sitter.samples(restX, restY, from, until, levels, front);
            }
            from = until;
        }
    }

    /** Whether the same layers are seen. */
    private static boolean looksLike(float one, float other) {
        return one < 1 == other < 1 && one > 0 == other > 0;
    }

    private void combine(float signalPerLight, int pixels) {
        for (int i = 0; i < pixels; i++) {
            float uncovered = 1 - covered[i];
            int at = CHANNELS * i;
            signals[at] = (uncovered * back[at] + front[at]) * signalPerLight;
            signals[at + 1] = (uncovered * back[at + 1] + front[at + 1]) * signalPerLight;
            signals[at + 2] = (uncovered * back[at + 2] + front[at + 2]) * signalPerLight;
        }
    }

    /** In three loops, because one would not be vectorised. */
    private void convert(int values) {
        for (int k = 0; k < values; k++) {
            float saturated = Math.min(signals[k], 1);
            float exact = saturated * (SensorModel.WHITE_LEVEL - SensorModel.BLACK_LEVEL) / SensorModel.CODE_STEP;
            // As Math.round does it, but for the shift.
            steps[k] = (int) (exact + (ABOVE_ZERO + 0.5));
        }
        for (int k = 0; k < values; k++) {
            steps[k] = Math.max(0, SensorModel.BLACK_LEVEL + (steps[k] - ABOVE_ZERO) * SensorModel.CODE_STEP);
        }
        for (int k = 0; k < values; k++) {
            codes[k] = (short) steps[k];
        }
    }
}
