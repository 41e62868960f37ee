package dev.diptych.studio;

import dev.diptych.imaging.Box;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;

/** A scene whose sitter and backdrop show the same; the sitter fills the frame unless a scene says otherwise. */
interface TestScene extends Scene {
    /** What {@link LightLayer#sample} asks for. */
    void sample(double x, double y, float[] levels, float[] rgb);

    @Override
    default LightLayer backdrop() {
        return this::sample;
    }

    @Override
    default LightLayer sitter() {
        return this::sample;
    }

    @Override
    default float coverage(double x, double y) {
        return 1;
    }

    @Override
    default Box sitterBox() {
        return Box.ofImage(widthPx(), heightPx());
    }
}
