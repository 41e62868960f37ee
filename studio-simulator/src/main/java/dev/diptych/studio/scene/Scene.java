package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;

/**
 * A sitter before a backdrop, at rest. Light values are linear, 1 being the white of a well exposed picture: all lamps
 * at full level expose the studio picture well, the flash at full level the flash picture.
 */
public interface Scene {
    /** Names the sitter; for the studio's own use. */
    String name();

    int widthPx();

    int heightPx();

    /** What stands still, filled also where the sitter covers it. Each call gives a layer for another thread. */
    LightLayer backdrop();

    /** What moves, premultiplied by its coverage. Each call gives a layer for another thread. */
    LightLayer sitter();

    /** The share of a pixel, 0 to 1, that the sitter covers, interpolated between pixels. */
    float coverage(double x, double y);

    /**
     * As {@link #coverage(double, double)} at points that lie on a line, which costs less.
     *
     * @param count how many points; the arrays may be longer
     */
    default void coverage(double[] x, double[] y, int count, float[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = coverage(x[i], y[i]);
        }
    }

    /** Where the sitter is. */
    Box sitterBox();

    /** Whether the sitter can close their eyes; a photograph cannot. */
    default boolean canBlink() {
        return false;
    }

    /**
     * This scene with the sitter's lids at {@code closure}, from 0 open to 1 closed; the scene itself if the sitter
     * cannot blink.
     */
    default Scene withLids(double closure) {
        return this;
    }
}
