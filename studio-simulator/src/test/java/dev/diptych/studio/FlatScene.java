package dev.diptych.studio;

import dev.diptych.studio.scene.SceneLights;

/** An evenly grey sitter who fills the frame: every light adds the same everywhere. */
public record FlatScene(int widthPx, int heightPx, float grey) implements TestScene {
    @Override
    public String name() {
        return "flat";
    }

    @Override
    public void sample(double x, double y, float[] levels, float[] rgb) {
        float light = levels[SceneLights.FLASH];
        for (int lamp = 1; lamp < levels.length; lamp++) {
            light += levels[lamp] / SceneLights.LAMP_IDS.size();
        }
        for (int channel = 0; channel < 3; channel++) {
            rgb[channel] = grey * light;
        }
    }
}
