package dev.diptych.studio;

import dev.diptych.studio.scene.SceneLights;

/** A sitter in stripes, across and down, whose every sway shows. */
record MovingStripes(int widthPx, int heightPx) implements TestScene {
    private static final double PERIOD_PX = 16;

    @Override
    public String name() {
        return "stripes";
    }

    @Override
    public void sample(double x, double y, float[] levels, float[] rgb) {
        float light = 0;
        for (int lamp = 1; lamp < levels.length; lamp++) {
            light += levels[lamp] / SceneLights.LAMP_IDS.size();
        }
        double stripes = Math.sin(2 * Math.PI * x / PERIOD_PX) + Math.sin(2 * Math.PI * y / PERIOD_PX);
        for (int channel = 0; channel < 3; channel++) {
            rgb[channel] = (float) (0.4 + 0.15 * stripes) * light;
        }
    }
}
