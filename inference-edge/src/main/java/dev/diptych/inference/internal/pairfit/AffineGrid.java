package dev.diptych.inference.internal.pairfit;

import dev.diptych.imaging.Plane;
import dev.diptych.imaging.Srgb8Image;
import java.util.stream.IntStream;

/** A bilateral grid of affine colour maps, ready to be applied. Immutable. */
public final class AffineGrid {
    private final GridShape shape;
    private final float[] maps;

    /** @param differences 12 coefficients a node: its map minus the global one */
    public AffineGrid(GridShape shape, ColourMap global, float[] differences) {
        this.shape = shape;
        maps = new float[shape.nodes() * ColourMap.COEFFICIENTS];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = differences[i] + global.coefficients()[i % ColourMap.COEFFICIENTS];
        }
    }

    /**
     * Maps each pixel with the trilinear mean of the eight maps about its place and luma; results outside the range of
     * code values are clipped.
     */
    public Srgb8Image apply(Srgb8Image image) {
        Plane guide = LumaGuide.of(image);
        GridAxis across = GridAxis.of(image.width(), 1, image.width(), shape.columns());
        GridAxis down = GridAxis.of(image.height(), 1, image.height(), shape.rows());
        Srgb8Image out = new Srgb8Image(image.width(), image.height());
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            float[] row = mapsOfRow(down.cell()[y], down.fraction()[y]);
            applyRow(image, guide, across, row, out, y);
        });
        return out;
    }

    /** The grid cut at one row of pixels: (column, luma) nodes, scaled to code values 0 to 255. */
    private float[] mapsOfRow(int cell, float fraction) {
        int length = shape.columns() * shape.lumaNodes() * ColourMap.COEFFICIENTS;
        int above = cell * length;
        float[] row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] = maps[above + i] + fraction * (maps[above + length + i] - maps[above + i]);
        }
        for (int i = 3; i < length; i += 4) {
            row[i] *= 255;
        }
        return row;
    }

    private void applyRow(Srgb8Image image, Plane guide, GridAxis across, float[] row, Srgb8Image out, int y) {
        byte[] source = image.rgb();
        byte[] target = out.rgb();
        int lumaBins = shape.lumaNodes() - 1;
        int columnLength = shape.lumaNodes() * ColourMap.COEFFICIENTS;
        float binsPerCode = lumaBins / 255f;
        for (int x = 0, pixel = y * image.width(), k = pixel * 3; x < image.width(); x++, pixel++, k += 3) {
            float position = guide.values()[pixel] * binsPerCode;
            int bin = Math.min((int) position, lumaBins - 1);
            float t = position - bin;
            float u = across.fraction()[x];
            float w00 = (1 - u) * (1 - t);
            float w01 = (1 - u) * t;
            float w10 = u * (1 - t);
            float w11 = u * t;
            int left = across.cell()[x] * columnLength + bin * ColourMap.COEFFICIENTS;
            int right = left + columnLength;
            float red = source[k] & 0xff;
            float green = source[k + 1] & 0xff;
            float blue = source[k + 2] & 0xff;
            for (int channel = 0; channel < 3; channel++, left += 4, right += 4) {
                float value = w00 * mapped(row, left, red, green, blue)
                        + w01 * mapped(row, left + ColourMap.COEFFICIENTS, red, green, blue)
                        + w10 * mapped(row, right, red, green, blue)
                        + w11 * mapped(row, right + ColourMap.COEFFICIENTS, red, green, blue);
                target[k + channel] = (byte) Math.clamp((int) (value + 0.5f), 0, 255);
            }
        }
    }

    private static float mapped(float[] row, int at, float red, float green, float blue) {
        return row[at] * red + row[at + 1] * green + row[at + 2] * blue + row[at + 3];
    }
}
