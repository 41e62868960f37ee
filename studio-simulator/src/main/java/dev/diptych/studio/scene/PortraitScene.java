package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;
import dev.diptych.studio.portrait.BasisImage;
import dev.diptych.studio.portrait.Portrait;
import java.util.List;

/** A procedural sitter. */
public final class PortraitScene implements Scene {
    /** A figure that the picture's side cuts off goes on for so much further, as a share of the picture's height. */
    private static final double BEYOND_BORDER = 0.25;

    private final String name;
    private final Portrait portrait;
    private final double beyondBorderPx;
    private final Box sitterBox;

    public PortraitScene(String name, Portrait portrait) {
        this(name, portrait, boundsOf(portrait));
    }

    private PortraitScene(String name, Portrait portrait, Box sitterBox) {
        this.name = name;
        this.portrait = portrait;
        this.beyondBorderPx = BEYOND_BORDER * portrait.heightPx();
        this.sitterBox = sitterBox;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int widthPx() {
        return portrait.widthPx();
    }

    @Override
    public int heightPx() {
        return portrait.heightPx();
    }

    @Override
    public LightLayer backdrop() {
        return new Bases(portrait.backdrop());
    }

    @Override
    public LightLayer sitter() {
        return new Bases(portrait.sitter());
    }

    @Override
    public float coverage(double x, double y) {
        if (x < -beyondBorderPx || x > widthPx() - 1 + beyondBorderPx) {
            return 0;
        }
        double cx = Math.clamp(x, 0, widthPx() - 1.0);
        double cy = Math.clamp(y, 0, heightPx() - 1.0);
        int x0 = Math.min((int) cx, widthPx() - 2);
        int y0 = Math.min((int) cy, heightPx() - 2);
        float u = (float) (cx - x0);
        float v = (float) (cy - y0);
        int i = y0 * widthPx() + x0;
        float above = at(i) + u * (at(i + 1) - at(i));
        float below = at(i + widthPx()) + u * (at(i + widthPx() + 1) - at(i + widthPx()));
        return above + v * (below - above);
    }

    @Override
    public Box sitterBox() {
        return sitterBox;
    }

    @Override
    public boolean canBlink() {
        return true;
    }

    @Override
    public Scene withLids(double closure) {
        return closure == 0 ? this : new PortraitScene(name, portrait.withLids(closure), sitterBox);
    }

    private float at(int pixel) {
        return (portrait.coverage()[pixel] & 0xff) / 255f;
    }

    private static Box boundsOf(Portrait portrait) {
        int width = portrait.widthPx();
        int minX = width;
        int maxX = -1;
        int minY = portrait.heightPx();
        int maxY = -1;
        for (int i = 0; i < portrait.coverage().length; i++) {
            if ((portrait.coverage()[i] & 0xff) > 127) {
                minX = Math.min(minX, i % width);
                maxX = Math.max(maxX, i % width);
                minY = Math.min(minY, i / width);
                maxY = Math.max(maxY, i / width);
            }
        }
        if (maxX < 0) {
            throw new IllegalArgumentException("The portrait shows nobody.");
        }
        return new Box(minX, minY, maxX - minX, maxY - minY);
    }

    /** One basis image a light. */
    private final class Bases implements LightLayer {
        private final List<BasisImage> bases;
        private final Bicubic at = new Bicubic(widthPx(), heightPx());

        Bases(List<BasisImage> bases) {
            this.bases = bases;
        }

        @Override
        public void sample(double x, double y, float[] levels, float[] rgb) {
            at.moveTo(x, y);
            rgb[0] = 0;
            rgb[1] = 0;
            rgb[2] = 0;
            for (int light = 0; light < levels.length; light++) {
                if (levels[light] != 0) {
                    addInterpolated(bases.get(light), levels[light], rgb);
                }
            }
            for (int channel = 0; channel < 3; channel++) {
                rgb[channel] = Math.max(0, rgb[channel]);
            }
        }

        @Override
        public void pixel(int x, int y, float[] levels, float[] rgb) {
            int i = 3 * (y * widthPx() + x);
            rgb[0] = 0;
            rgb[1] = 0;
            rgb[2] = 0;
            for (int light = 0; light < levels.length; light++) {
                BasisImage basis = bases.get(light);
                float scale = levels[light] * basis.fullScale() / 65535;
                for (int channel = 0; channel < 3; channel++) {
                    rgb[channel] += scale * (basis.rgb()[i + channel] & 0xffff);
                }
            }
        }

        private void addInterpolated(BasisImage basis, float level, float[] rgb) {
            short[] values = basis.rgb();
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int tap = 0; tap < Bicubic.TAPS; tap++) {
                int i = 3 * at.pixel(tap);
                float weight = at.weight(tap);
                red += weight * (values[i] & 0xffff);
                green += weight * (values[i + 1] & 0xffff);
                blue += weight * (values[i + 2] & 0xffff);
            }
            float scale = level * basis.fullScale() / 65535;
            rgb[0] += scale * red;
            rgb[1] += scale * green;
            rgb[2] += scale * blue;
        }
    }
}
