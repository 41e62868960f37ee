package dev.diptych.inference;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;
import java.util.Random;

/**
 * A head before a backdrop, in formulas. The flash beside the lens falls off with distance, glints on the forehead and
 * throws a hard shadow; the studio light is soft, even and warmer.
 */
public final class SyntheticSitter {
    private final int width;
    private final int height;

    public SyntheticSitter(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public Srgb8Image frame(LightState light, Affine frameToScene, double noiseSigma, long seed) {
        Random random = new Random(seed);
        Srgb8Image image = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = frameToScene.mapX(x, y) / height - 0.5 * width / height;
                double v = frameToScene.mapY(x, y) / height - 0.5;
                double[] colour = light == LightState.FLASH ? flash(u, v) : studio(u, v);
                for (int channel = 0; channel < 3; channel++) {
                    double lit = colour[channel] + noiseSigma * random.nextGaussian();
                    image.rgb()[(y * width + x) * 3 + channel] = (byte) SrgbTransfer.toCode8((float) lit);
                }
            }
        }
        return image;
    }

    private static double[] flash(double u, double v) {
        double inHead = insideHead(u, v);
        double facing = Math.max(0, 1 - 5 * (u * u + v * v));
        double glint = inHead * 0.7 * Math.exp(-300 * (u * u + (v + 0.15) * (v + 0.15)));
        double shadow = 1 - 0.97 * insideHead(u + 0.05, v - 0.02) * (1 - inHead);
        double light = inHead * (0.15 + 0.75 * facing) + (1 - inHead) * 0.2 * shadow;
        return lit(u, v, light, light, 1.1 * light, glint);
    }

    private static double[] studio(double u, double v) {
        double inHead = insideHead(u, v);
        double light = inHead * (0.75 + 0.3 * u) + (1 - inHead) * (0.8 - 0.2 * v);
        return lit(u, v, light, 0.93 * light, 0.8 * light, 0);
    }

    private static double[] lit(double u, double v, double red, double green, double blue, double glint) {
        double inHead = insideHead(u, v);
        double texture = 0.85 + 0.15 * Math.sin(70 * u + 9 * Math.sin(23 * v)) * Math.cos(55 * v);
        double eye = Math.exp(-900 * (sq(Math.abs(u) - 0.1) + sq(v + 0.03)));
        double skin = inHead * (1 - 0.9 * eye) * texture;
        double wall = (1 - inHead) * texture;
        return new double[]{red * (0.62 * skin + 0.35 * wall) + glint, green * (0.42 * skin + 0.45 * wall) + glint,
            blue * (0.32 * skin + 0.6 * wall) + glint};
    }

    /** 1 inside the outline of the head, 0 outside, with an edge a few pixels wide. */
    private static double insideHead(double u, double v) {
        return 1 / (1 + Math.exp(80 * (Math.hypot(u / 0.27, v / 0.36) - 1)));
    }

    private static double sq(double value) {
        return value * value;
    }
}
