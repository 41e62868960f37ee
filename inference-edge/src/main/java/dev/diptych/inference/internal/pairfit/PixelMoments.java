package dev.diptych.inference.internal.pairfit;

import dev.diptych.imaging.Plane;
import java.util.Arrays;

/**
 * Sums over the pixels of one small block of a pair: the products of the flash colour (r, g, b, 1) with itself, and with
 * what the global map leaves of the studio colour. The sums are of single pixels, not of their mean: that keeps texture
 * and sensor noise in the equations, and the maps then do not amplify the noise.
 */
final class PixelMoments {
    final float[] products = new float[PackedSymmetric4.LENGTH];
    final float[] targets = new float[ColourMap.COEFFICIENTS];
    private final TrainingPair pair;
    private final Plane guide;
    private final ColourMap global;
    private float lumaSum;

    PixelMoments(TrainingPair pair, Plane guide, ColourMap global) {
        this.pair = pair;
        this.guide = guide;
        this.global = global;
    }

    /** Sums the pixels with data in [x0, x1) x [y0, y1); returns how many there are. */
    int sum(int x0, int y0, int x1, int y1) {
        Arrays.fill(products, 0);
        Arrays.fill(targets, 0);
        lumaSum = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int pixel = y * pair.width() + x;
                if (pair.valid().get(pixel)) {
                    addPixel(pixel);
                }
            }
        }
        return (int) products[9];
    }

    /** Mean guide luma of the pixels summed last, 0 to 255. */
    float meanLuma() {
        return lumaSum / products[9];
    }

    private void addPixel(int pixel) {
        byte[] flash = pair.flash().rgb();
        byte[] studio = pair.studio().rgb();
        float red = (flash[pixel * 3] & 0xff) / 255f;
        float green = (flash[pixel * 3 + 1] & 0xff) / 255f;
        float blue = (flash[pixel * 3 + 2] & 0xff) / 255f;
        products[0] += red * red;
        products[1] += red * green;
        products[2] += red * blue;
        products[3] += red;
        products[4] += green * green;
        products[5] += green * blue;
        products[6] += green;
        products[7] += blue * blue;
        products[8] += blue;
        products[9] += 1;
        for (int channel = 0; channel < 3; channel++) {
            float rest = (studio[pixel * 3 + channel] & 0xff) / 255f - global.apply(channel, red, green, blue);
            targets[channel * 4] += rest * red;
            targets[channel * 4 + 1] += rest * green;
            targets[channel * 4 + 2] += rest * blue;
            targets[channel * 4 + 3] += rest;
        }
        lumaSum += guide.values()[pixel];
    }
}
