package dev.diptych.inference.live;

import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.inference.deepflash.SquareCorrection;
import java.util.Arrays;

/**
 * Steadies the difference over time. Each cell takes the mean of the frames since something last changed there, of the
 * last {@value #MOST_FRAMES} at most, later ones counting more: noise that a network makes of a sensor's noise is averaged
 * out, and where the sitter moves there is no trail. What counts as a change is a step in the flash picture at the
 * network's resolution, where a cell's noise is far less than a pixel's. For use by one thread at a time.
 */
final class SteadyDifference implements SquareCorrection.DifferenceStep {
    private static final int MOST_FRAMES = 8;
    /** Distance in colour, black to white being 1 in each channel: up to here it is noise, or a trail nobody sees. */
    private static final float NOISE = 0.03f;
    /** From here on nothing of the past counts. */
    private static final float CHANGE = 0.1f;
    /** How far a change reaches: the prediction at a cell depends on what is about it. */
    private static final int REACH_CELLS = 2;
    /** Mean share of change from which on it is another scene or another light. */
    private static final double SCENE_CHANGE = 0.4;

    private final int side;
    private final float[] seen;
    private final float[] mean;
    private final float[] frames;
    private final float[] change;
    private final float[] across;

    SteadyDifference(int sideCells) {
        side = sideCells;
        int cells = side * side;
        seen = new float[SrgbPlanes.CHANNELS * cells];
        mean = new float[SrgbPlanes.CHANNELS * cells];
        frames = new float[cells];
        change = new float[cells];
        across = new float[cells];
    }

    /** What was seen was of another place, or of long ago. */
    void forget() {
        Arrays.fill(frames, 0);
    }

    /** The cells have moved a little over the scene: the past counts no more than the next frame. */
    void moved() {
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Math.min(frames[i], 1);
        }
    }

    @Override
    public void apply(float[] flash, float[] difference) {
        if (measureChange(flash) > SCENE_CHANGE) {
            forget();
        }
        int cells = frames.length;
        for (int i = 0; i < cells; i++) {
            frames[i] = 1 + (1 - change[i]) * Math.min(frames[i], MOST_FRAMES - 1);
        }
        for (int channel = 0; channel < SrgbPlanes.CHANNELS; channel++) {
            for (int i = 0, k = channel * cells; i < cells; i++, k++) {
                float newest = 1 / frames[i];
                seen[k] += newest * (flash[k] - seen[k]);
                mean[k] += newest * (difference[k] - mean[k]);
                difference[k] = mean[k];
            }
        }
    }

    /** Fills {@link #change}, from 0 none to 1 altogether, and gives its mean. */
    private double measureChange(float[] flash) {
        int cells = frames.length;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            float red = flash[i] - seen[i];
            float green = flash[cells + i] - seen[cells + i];
            float blue = flash[2 * cells + i] - seen[2 * cells + i];
            float distance = (float) Math.sqrt(red * red + green * green + blue * blue);
            change[i] = Math.clamp((distance - NOISE) / (CHANGE - NOISE), 0f, 1f);
            sum += change[i];
        }
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                across[y * side + x] = largest(change, y * side, 1, x);
            }
        }
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                change[y * side + x] = largest(across, x, side, y);
            }
        }
        return sum / cells;
    }

    /** Of the values within reach of number {@code at} of a row or a column. */
    private float largest(float[] values, int from, int step, int at) {
        float largest = 0;
        for (int i = Math.max(0, at - REACH_CELLS); i <= Math.min(side - 1, at + REACH_CELLS); i++) {
            largest = Math.max(largest, values[from + i * step]);
        }
        return largest;
    }
}
