package dev.diptych.studio;

import dev.diptych.studio.scene.SceneLights;
import java.util.Arrays;

/**
 * An evenly grey wall that is lit by more than the rig switches.
 *
 * @param light what it has with every light of the rig dark; 0.4 is what all lamps bring
 */
record BrightRoom(int widthPx, int heightPx, float light) implements TestScene {
    @Override
    public String name() {
        return "bright room";
    }

    @Override
    public float coverage(double x, double y) {
        return 0;
    }

    @Override
    public void sample(double x, double y, float[] levels, float[] rgb) {
        float sum = light + 0.4f * levels[SceneLights.FLASH];
        for (int lamp = 1; lamp < levels.length; lamp++) {
            sum += 0.4f * levels[lamp] / SceneLights.LAMP_IDS.size();
        }
        Arrays.fill(rgb, sum);
    }
}
