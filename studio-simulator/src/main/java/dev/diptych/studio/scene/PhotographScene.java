package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;

/**
 * A scene made from two aligned photographs: one under flash, one under ambient light. The ambient one is split over
 * the four lamps by smooth fields that sum to one everywhere, so all lamps together give the photograph back. All of
 * the picture but a soft-edged margin is the sitter; behind it the same picture stands still.
 */
public final class PhotographScene implements Scene {
    /** The still margin, as a share of the shorter side, and the soft edge inside it. */
    private static final double MARGIN = 0.03;
    private static final double FEATHER = 0.06;
    /** Unexposed headroom above the photographs' white, so that noise does not clip it. */
    private static final float WHITE = 0.9f;

    private static final float[] LINEAR = linearTable();

    private final String name;
    private final Srgb8Image flash;
    private final Srgb8Image ambient;
    private final double marginPx;
    private final double featherPx;

    /** @throws IllegalArgumentException if the photographs differ in size */
    public PhotographScene(String name, Srgb8Image flash, Srgb8Image ambient) {
        if (flash.width() != ambient.width() || flash.height() != ambient.height()) {
            throw new IllegalArgumentException("The photographs of " + name + " differ in size: "
                    + flash.width() + "x" + flash.height() + " and " + ambient.width() + "x" + ambient.height() + ".");
        }
        this.name = name;
        this.flash = flash;
        this.ambient = ambient;
        int shorterPx = Math.min(flash.width(), flash.height());
        this.marginPx = MARGIN * shorterPx;
        this.featherPx = FEATHER * shorterPx;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int widthPx() {
        return flash.width();
    }

    @Override
    public int heightPx() {
        return flash.height();
    }

    @Override
    public LightLayer backdrop() {
        return new Photographs(false);
    }

    @Override
    public LightLayer sitter() {
        return new Photographs(true);
    }

    @Override
    public float coverage(double x, double y) {
        double solidPx = marginPx + featherPx;
        if (Math.min(x, y) >= solidPx && x <= widthPx() - 1 - solidPx && y <= heightPx() - 1 - solidPx) {
            return 1;
        }
        return ramp(x - marginPx) * ramp(widthPx() - 1 - marginPx - x) * ramp(y - marginPx)
                * ramp(heightPx() - 1 - marginPx - y);
    }

    @Override
    public Box sitterBox() {
        double insetPx = marginPx + featherPx / 2;
        return new Box(insetPx, insetPx, widthPx() - 1 - 2 * insetPx, heightPx() - 1 - 2 * insetPx);
    }

    private float ramp(double insidePx) {
        return smooth((float) Math.clamp(insidePx / featherPx, 0, 1));
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    private static float[] linearTable() {
        float[] table = new float[256];
        for (int code = 0; code < table.length; code++) {
            table[code] = WHITE * SrgbTransfer.toLinear(code);
        }
        return table;
    }

    /** Both photographs, each weighted by how much of its light is on. */
    private final class Photographs implements LightLayer {
        private final boolean covered;
        private final Bicubic at = new Bicubic(widthPx(), heightPx());

        Photographs(boolean covered) {
            this.covered = covered;
        }

        @Override
        public void sample(double x, double y, float[] levels, float[] rgb) {
            float share = covered ? coverage(x, y) : 1;
            at.moveTo(x, y);
            rgb[0] = 0;
            rgb[1] = 0;
            rgb[2] = 0;
            addInterpolated(flash, share * levels[SceneLights.FLASH], rgb);
            addInterpolated(ambient, share * ambientLevel(x, y, levels), rgb);
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel] = Math.max(0, rgb[channel]);
            }
        }

        private void addInterpolated(Srgb8Image photograph, float level, float[] rgb) {
            if (level == 0) {
                return;
            }
            byte[] codes = photograph.rgb();
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int tap = 0; tap < Bicubic.TAPS; tap++) {
                int i = 3 * at.pixel(tap);
                float weight = at.weight(tap);
                red += weight * LINEAR[codes[i] & 0xff];
                green += weight * LINEAR[codes[i + 1] & 0xff];
                blue += weight * LINEAR[codes[i + 2] & 0xff];
            }
            rgb[0] += level * red;
            rgb[1] += level * green;
            rgb[2] += level * blue;
        }

        /** Left or right, times low or high: four fields that sum to one. */
        private float ambientLevel(double x, double y, float[] levels) {
            float right = 0.2f + 0.6f * smooth((float) Math.clamp(x / widthPx(), 0, 1));
            float low = 0.3f + 0.4f * smooth((float) Math.clamp(y / heightPx(), 0, 1));
            return low * ((1 - right) * levels[1] + right * levels[2])
                    + (1 - low) * ((1 - right) * levels[3] + right * levels[4]);
        }
    }
}
