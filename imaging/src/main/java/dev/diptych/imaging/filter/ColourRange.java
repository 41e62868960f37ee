package dev.diptych.imaging.filter;

import java.util.Arrays;

/** The lowest and the highest value of each channel of a picture: a mean of its colours lies between them. */
final class ColourRange {
    private final float[] lowest = new float[3];
    private final float[] highest = new float[3];
    private final float[] row;
    private final float[] lows;
    private final float[] highs;

    ColourRange(int width) {
        this.row = new float[width];
        this.lows = new float[width];
        this.highs = new float[width];
    }

    void find(float[] planes) {
        int plane = planes.length / 3;
        for (int channel = 0; channel < 3; channel++) {
            Arrays.fill(lows, Float.MAX_VALUE);
            Arrays.fill(highs, -Float.MAX_VALUE);
            for (int start = channel * plane; start < (channel + 1) * plane; start += row.length) {
                System.arraycopy(planes, start, row, 0, row.length);
                lower(lows, row);
                raise(highs, row);
            }
            lowest[channel] = Float.MAX_VALUE;
            highest[channel] = -Float.MAX_VALUE;
            for (int x = 0; x < row.length; x++) {
                lowest[channel] = Math.min(lowest[channel], lows[x]);
                highest[channel] = Math.max(highest[channel], highs[x]);
            }
        }
    }

    float lowest(int channel) {
        return lowest[channel];
    }

    float highest(int channel) {
        return highest[channel];
    }

    private static void lower(float[] lows, float[] values) {
        for (int x = 0; x < lows.length; x++) {
            lows[x] = Math.min(lows[x], values[x]);
        }
    }

    private static void raise(float[] highs, float[] values) {
        for (int x = 0; x < highs.length; x++) {
            highs[x] = Math.max(highs[x], values[x]);
        }
    }
}
