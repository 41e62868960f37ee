package dev.diptych.studio.scene;

import dev.diptych.studio.portrait.BasisImage;
import java.util.Arrays;
import java.util.List;

/** One basis image a light. */
final class BasisLayer implements LightLayer {
    private static final float FULL_CODE = 65535;
    /** Done at once; at least as many as {@link BicubicRun#LONGEST}. */
    private static final int MOST_PIXELS = 512;

    private final List<BasisImage> bases;
    private final int widthPx;
    private final Bicubic at;
    private final BicubicRun run;
    private final float[] point = new float[CHANNELS];
    private final float[] codes = new float[CHANNELS * MOST_PIXELS];
    private final float[] light = new float[CHANNELS * MOST_PIXELS];
    private final CodeReader reader = new CodeReader(codes.length);

    /** @param bases all of one size, in the order of {@link SceneLights} */
    BasisLayer(List<BasisImage> bases) {
        this.bases = bases;
        this.widthPx = bases.getFirst().width();
        this.at = new Bicubic(widthPx, bases.getFirst().height());
        this.run = new BicubicRun(widthPx, bases.getFirst().height());
    }

    /** What turns a basis image's codes into light. */
    private static float scale(BasisImage basis, float level) {
        return level * basis.fullScale() / FULL_CODE;
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
        for (int channel = 0; channel < CHANNELS; channel++) {
            rgb[channel] = Math.max(0, rgb[channel]);
        }
    }

    private void addInterpolated(BasisImage basis, float level, float[] rgb) {
        short[] values = basis.rgb();
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int tap = 0; tap < Bicubic.TAPS; tap++) {
            int i = CHANNELS * at.pixel(tap);
            float weight = at.weight(tap);
            red += weight * (values[i] & 0xffff);
            green += weight * (values[i + 1] & 0xffff);
            blue += weight * (values[i + 2] & 0xffff);
        }
        float scale = scale(basis, level);
        rgb[0] += scale * red;
        rgb[1] += scale * green;
        rgb[2] += scale * blue;
    }

    /** By runs of points whose taps lie beside each other; the sums are those of {@link #sample}, term by term. */
    @Override
    public void samples(double[] x, double[] y, int from, int until, float[] levels, float[] rgb) {
        int i = from;
        while (i < until) {
            int end = run.moveTo(x, y, i, until);
            if (end == i) {
                sample(x[i], y[i], levels, point);
                System.arraycopy(point, 0, rgb, CHANNELS * i, CHANNELS);
                end++;
            } else {
                int values = CHANNELS * (end - i);
                Arrays.fill(light, 0, values, 0);
                for (int which = 0; which < levels.length; which++) {
                    if (levels[which] != 0) {
                        run.interpolate(bases.get(which).rgb(), codes);
                        add(scale(bases.get(which), levels[which]), values);
                    }
                }
                for (int k = 0; k < values; k++) {
                    light[k] = Math.max(0, light[k]);
                }
                System.arraycopy(light, 0, rgb, CHANNELS * i, values);
            }
            i = end;
        }
    }

    @Override
    public void pixel(int x, int y, float[] levels, float[] rgb) {
        pixels(x, 1, y, 0, 1, levels, rgb);
    }

    @Override
    public void pixels(int x, int step, int y, int from, int until, float[] levels, float[] rgb) {
        for (int first = from; first < until; first += MOST_PIXELS) {
            int pixels = Math.min(MOST_PIXELS, until - first);
            int start = CHANNELS * (y * widthPx + x + first * step);
            Arrays.fill(light, 0, CHANNELS * pixels, 0);
            for (int which = 0; which < levels.length; which++) {
                if (levels[which] != 0) {
                    read(bases.get(which).rgb(), start, step, pixels);
                    add(scale(bases.get(which), levels[which]), CHANNELS * pixels);
                }
            }
            System.arraycopy(light, 0, rgb, CHANNELS * first, CHANNELS * pixels);
        }
    }

    private void read(short[] picture, int start, int step, int pixels) {
        if (step == 1) {
            reader.read(picture, start, CHANNELS * pixels, codes);
            return;
        }
        for (int k = 0; k < CHANNELS * pixels; k++) {
            codes[k] = picture[start + k / CHANNELS * CHANNELS * step + k % CHANNELS] & 0xffff;
        }
    }

    /** Both arrays from their beginning: otherwise the JVM would not vectorise it. */
    private void add(float scale, int values) {
        for (int k = 0; k < values; k++) {
            light[k] += scale * codes[k];
        }
    }
}
