package dev.diptych.studio.scene;

/** One layer of a scene, as linear light for each light of the studio at its full level. For one thread. */
public interface LightLayer {
    /** Red, green and blue. */
    int CHANNELS = 3;

    /**
     * The layer's light at a point, interpolated between pixels and held beyond the border.
     *
     * @param levels each light's level, in the order of {@link SceneLights}
     * @param rgb three values, overwritten
     */
    void sample(double x, double y, float[] levels, float[] rgb);

    /** The layer's light at the centre of a pixel inside the picture, where nothing need be interpolated. */
    default void pixel(int x, int y, float[] levels, float[] rgb) {
        sample(x, y, levels, rgb);
    }

    /**
     * As {@link #sample} at several points, which costs less where they lie along a row.
     *
     * @param from index of the first point
     * @param until index after the last
     * @param rgb three values for each point, overwritten from {@code 3 * from} on
     */
    default void samples(double[] x, double[] y, int from, int until, float[] levels, float[] rgb) {
        float[] point = new float[CHANNELS];
        for (int i = from; i < until; i++) {
            sample(x[i], y[i], levels, point);
            System.arraycopy(point, 0, rgb, CHANNELS * i, CHANNELS);
        }
    }

    /**
     * As {@link #pixel} at several pixels of a row.
     *
     * @param x column of the pixel of index 0, also if that is not asked for
     * @param step from one pixel's column to the next one's
     * @param rgb three values for each pixel, overwritten from {@code 3 * from} on
     */
    default void pixels(int x, int step, int y, int from, int until, float[] levels, float[] rgb) {
        float[] point = new float[CHANNELS];
        for (int i = from; i < until; i++) {
            pixel(x + i * step, y, levels, point);
            System.arraycopy(point, 0, rgb, CHANNELS * i, CHANNELS);
        }
    }
}
