package dev.diptych.studio.scene;

/** The sixteen taps of a Catmull-Rom interpolation at one point, held at the border. One instance a thread. */
final class Bicubic {
    private final int widthPx;
    private final int heightPx;
    private final int[] columns = new int[4];
    private final int[] rowStarts = new int[4];
    private final float[] columnWeights = new float[4];
    private final float[] rowWeights = new float[4];

    Bicubic(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    void moveTo(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        weights((float) (x - column), columnWeights);
        weights((float) (y - row), rowWeights);
        for (int tap = 0; tap < 4; tap++) {
            columns[tap] = Math.clamp(column + tap - 1, 0, widthPx - 1);
            rowStarts[tap] = Math.clamp(row + tap - 1, 0, heightPx - 1) * widthPx;
        }
    }

    /** Index of the pixel under a tap, 0 to 15. */
    int pixel(int tap) {
        return rowStarts[tap >> 2] + columns[tap & 3];
    }

    /** Weight of a tap; the sixteen sum to one. */
    float weight(int tap) {
        return rowWeights[tap >> 2] * columnWeights[tap & 3];
    }

    private static void weights(float t, float[] into) {
        float t2 = t * t;
        float t3 = t2 * t;
        into[0] = 0.5f * (-t + 2 * t2 - t3);
        into[1] = 0.5f * (2 - 5 * t2 + 3 * t3);
        into[2] = 0.5f * (t + 4 * t2 - 3 * t3);
        into[3] = 0.5f * (-t2 + t3);
    }
}
