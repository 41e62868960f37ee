package dev.diptych.studio.scene;

/** The sixteen taps of a Catmull-Rom interpolation at one point, held at the border. One instance a thread. */
final class Bicubic {
    static final int TAPS = 16;

    private final int widthPx;
    private final int heightPx;
    private final int[] columns = new int[4];
    private final float[] columnWeights = new float[4];
    private final float[] rowWeights = new float[4];
    private final int[] pixels = new int[TAPS];
    private final float[] weights = new float[TAPS];

    Bicubic(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    void moveTo(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        weights((float) (x - column), columnWeights);
        weights((float) (y - row), rowWeights);
        for (int i = 0; i < 4; i++) {
            columns[i] = Math.clamp(column + i - 1, 0, widthPx - 1);
        }
        for (int j = 0; j < 4; j++) {
            int rowStart = Math.clamp(row + j - 1, 0, heightPx - 1) * widthPx;
            for (int i = 0; i < 4; i++) {
                pixels[4 * j + i] = rowStart + columns[i];
                weights[4 * j + i] = rowWeights[j] * columnWeights[i];
            }
        }
    }

    /** Index of the pixel under a tap. */
    int pixel(int tap) {
        return pixels[tap];
    }

    /** Weight of a tap; all of them sum to one. */
    float weight(int tap) {
        return weights[tap];
    }

    private static void weights(float t, float[] into) {
        into[0] = weight0(t);
        into[1] = weight1(t);
        into[2] = weight2(t);
        into[3] = weight3(t);
    }

    /** Of the first of a side's four taps, for a point {@code t} after the second one. */
    static float weight0(float t) {
        float t2 = t * t;
        float t3 = t2 * t;
        return 0.5f * (-t + 2 * t2 - t3);
    }

    static float weight1(float t) {
        float t2 = t * t;
        float t3 = t2 * t;
        return 0.5f * (2 - 5 * t2 + 3 * t3);
    }

    static float weight2(float t) {
        float t2 = t * t;
        float t3 = t2 * t;
        return 0.5f * (t + 4 * t2 - 3 * t3);
    }

    static float weight3(float t) {
        float t2 = t * t;
        float t3 = t2 * t;
        return 0.5f * (-t2 + t3);
    }
}
