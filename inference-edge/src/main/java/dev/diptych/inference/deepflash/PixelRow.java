package dev.diptych.inference.deepflash;

import dev.diptych.imaging.Srgb8Image;

/**
 * One row of pixels from which the difference of the cells about it is taken. At each pixel, the four cells about it are
 * weighed by how near they are (as in linear interpolation) and by how alike their colour is to the pixel's: joint
 * bilateral upsampling (Kopf et al. 2007). Work buffers are its own.
 */
final class PixelRow {
    /** How alike two colours are that count as one thing, black to white being 1 in each channel. */
    private static final float SIGMA_COLOUR = 0.1f;
    /** Weight of a cell of quite another colour, for a pixel that is like none of the four. */
    private static final float LEAST_WEIGHT = 1e-3f;
    private static final float CODES = 255;

    private final float colourScale;
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private final float[] weights;
    private final float[] redChange;
    private final float[] greenChange;
    private final float[] blueChange;
    private int pixels;

    /** @param mostPixels that a row may have */
    PixelRow(int mostPixels, Rendering rendering) {
        // (1 - t / 16)^16 is nearly exp(-t), ends at t = 16, and is five multiplications.
        colourScale = rendering == Rendering.PAPER ? 0 : 1 / (16 * 2 * SIGMA_COLOUR * SIGMA_COLOUR);
        red = new float[mostPixels];
        green = new float[mostPixels];
        blue = new float[mostPixels];
        weights = new float[mostPixels];
        redChange = new float[mostPixels];
        greenChange = new float[mostPixels];
        blueChange = new float[mostPixels];
    }

    int mostPixels() {
        return red.length;
    }

    /**
     * @param from index of the row's first byte in the frame
     * @param count pixels of the row
     */
    void begin(Srgb8Image frame, int from, int count) {
        pixels = count;
        byte[] rgb = frame.rgb();
        for (int i = 0, k = from; i < count; i++, k += 3) {
            red[i] = (rgb[k] & 0xff) / CODES;
            green[i] = (rgb[k + 1] & 0xff) / CODES;
            blue[i] = (rgb[k + 2] & 0xff) / CODES;
            weights[i] = 0;
            redChange[i] = 0;
            greenChange[i] = 0;
            blueChange[i] = 0;
        }
    }

    /** @param share of the two rows of cells above and below this one's, by nearness */
    void add(CellRow cells, float share, float[] nearness) {
        add(cells.left, share, -share, nearness);
        add(cells.right, 0, share, nearness);
    }

    /** With the weight {@code constant + slope * nearness} in space. */
    private void add(float[][] cells, float constant, float slope, float[] nearness) {
        float[] cellRed = cells[0];
        float[] cellGreen = cells[1];
        float[] cellBlue = cells[2];
        float[] redDifference = cells[3];
        float[] greenDifference = cells[4];
        float[] blueDifference = cells[5];
        for (int i = 0; i < pixels; i++) {
            float r = red[i] - cellRed[i];
            float g = green[i] - cellGreen[i];
            float b = blue[i] - cellBlue[i];
            float likeness = Math.max(0, 1 - (r * r + g * g + b * b) * colourScale);
            likeness *= likeness;
            likeness *= likeness;
            likeness *= likeness;
            likeness *= likeness;
            float weight = (constant + slope * nearness[i]) * (likeness + LEAST_WEIGHT);
            weights[i] += weight;
            redChange[i] += weight * redDifference[i];
            greenChange[i] += weight * greenDifference[i];
            blueChange[i] += weight * blueDifference[i];
        }
    }

    /** The row less its difference, clipped. */
    void end(Srgb8Image target, int from) {
        byte[] rgb = target.rgb();
        for (int i = 0, k = from; i < pixels; i++, k += 3) {
            float scale = 1 / weights[i];
            rgb[k] = code(red[i] - scale * redChange[i]);
            rgb[k + 1] = code(green[i] - scale * greenChange[i]);
            rgb[k + 2] = code(blue[i] - scale * blueChange[i]);
        }
    }

    private static byte code(float value) {
        return (byte) (int) Math.clamp(CODES * value + 0.5f, 0, CODES);
    }
}
