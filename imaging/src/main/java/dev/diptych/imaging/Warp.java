package dev.diptych.imaging;

import java.util.stream.IntStream;

/** Resamples a picture through an affine map. */
public final class Warp {
    private Warp() {
    }

    /**
     * The moving picture seen from the reference: out(p) = moving(M p) for every pixel p of a {@code width} x
     * {@code height} picture. Cubic convolution with a = -1/2 (Catmull-Rom; Keys 1981) on the code values; where M p
     * falls outside the moving picture, its nearest edge pixel is repeated.
     */
    public static Srgb8Image bicubic(Srgb8Image moving, Affine matrix, int width, int height) {
        Srgb8Image out = new Srgb8Image(width, height);
        IntStream.range(0, height).parallel().forEach(y -> warpRow(moving, matrix, out, y));
        return out;
    }

    private static void warpRow(Srgb8Image moving, Affine matrix, Srgb8Image out, int y) {
        float[] weightsX = new float[4];
        float[] weightsY = new float[4];
        int[] columns = new int[4];
        byte[] source = moving.rgb();
        byte[] target = out.rgb();
        int lastColumn = moving.width() - 1;
        int lastRow = moving.height() - 1;
        int k = y * out.width() * 3;
        for (int x = 0; x < out.width(); x++, k += 3) {
            // Beyond two pixels outside nothing changes any more; the clamp keeps the conversion to int in range.
            double u = Math.clamp(matrix.mapX(x, y), -2.0, lastColumn + 2.0);
            double v = Math.clamp(matrix.mapY(x, y), -2.0, lastRow + 2.0);
            int column = (int) Math.floor(u);
            int row = (int) Math.floor(v);
            catmullRom((float) (u - column), weightsX);
            catmullRom((float) (v - row), weightsY);
            for (int i = 0; i < 4; i++) {
                columns[i] = 3 * Math.clamp(column - 1 + i, 0, lastColumn);
            }
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int j = 0; j < 4; j++) {
                int rowStart = 3 * moving.width() * Math.clamp(row - 1 + j, 0, lastRow);
                for (int i = 0; i < 4; i++) {
                    float weight = weightsX[i] * weightsY[j];
                    int s = rowStart + columns[i];
                    red += weight * (source[s] & 0xff);
                    green += weight * (source[s + 1] & 0xff);
                    blue += weight * (source[s + 2] & 0xff);
                }
            }
            target[k] = toCode(red);
            target[k + 1] = toCode(green);
            target[k + 2] = toCode(blue);
        }
    }

    private static void catmullRom(float t, float[] weights) {
        weights[0] = t * (-0.5f + t * (1 - 0.5f * t));
        weights[1] = 1 + t * t * (1.5f * t - 2.5f);
        weights[2] = t * (0.5f + t * (2 - 1.5f * t));
        weights[3] = t * t * (0.5f * t - 0.5f);
    }

    private static byte toCode(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
