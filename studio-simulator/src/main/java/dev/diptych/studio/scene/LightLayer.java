package dev.diptych.studio.scene;

/** One layer of a scene, as linear light for each light of the studio at its full level. For one thread. */
public interface LightLayer {
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
}
