package dev.diptych.training.data;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.studio.portrait.BasisImage;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitStudio;
import java.util.random.RandomGenerator;

/** Takes both pictures of a synthetic pair. The studio picture is always taken as the rig takes it. */
final class SyntheticPhotographer {
    private static final int CHANNELS = 3;
    /** Linear light for which the noise is stated. */
    private static final float MIDDLE_GREY = 0.18f;
    /** Share of the noise's variance at middle grey that does not come from the light. */
    private static final float READ_SHARE = 0.15f;
    private static final float[] STANDARD_TONE = ToneCurve.STANDARD.table();

    private final Portrait portrait;
    private final float[] through;

    SyntheticPhotographer(Portrait portrait) {
        this.portrait = portrait;
        through = new float[portrait.coverage().length];
        for (int i = 0; i < through.length; i++) {
            through[i] = 1 - (portrait.coverage()[i] & 0xff) / 255f;
        }
    }

    /** Under all lamps, each at its level. */
    Srgb8Image studio(Photography photography) {
        float[] levels = {0, 1, 1, 1, 1};
        float[] light = light(levels, (float) photography.backdropAlbedo());
        return develop(light, STANDARD_TONE);
    }

    /** Under the flash and whatever else there was. */
    Srgb8Image flash(Photography photography, RandomGenerator random) {
        float[] flash = {(float) photography.flashGain(), 0, 0, 0, 0};
        float[] room = new float[PortraitStudio.LIGHT_COUNT];
        for (int lamp = 1; lamp < room.length; lamp++) {
            room[lamp] = (float) photography.roomGains()[lamp - 1];
        }
        float albedo = (float) photography.backdropAlbedo();
        float[] light = light(flash, albedo * (float) photography.backdropUnderFlash());
        float[] ambient = light(room, albedo);
        for (int i = 0; i < light.length; i++) {
            int channel = i % CHANNELS;
            light[i] = (float) photography.flashColour()[channel]
                    * (light[i] + (float) photography.roomColour()[channel] * ambient[i]);
        }
        addNoise(light, (float) photography.noise(), random);
        return develop(light, photography.tone().table());
    }

    /** Linear light of every pixel, red, green and blue in turn. */
    private float[] light(float[] levels, float backdropGain) {
        float[] sum = new float[CHANNELS * through.length];
        for (int light = 0; light < levels.length; light++) {
            if (levels[light] != 0) {
                add(portrait.sitter().get(light), levels[light], portrait.backdrop().get(light),
                        levels[light] * backdropGain, sum);
            }
        }
        return sum;
    }

    private void add(BasisImage sitter, float sitterLevel, BasisImage backdrop, float backdropLevel, float[] sum) {
        float sitterScale = sitterLevel * sitter.fullScale() / 0xffff;
        float backdropScale = backdropLevel * backdrop.fullScale() / 0xffff;
        short[] front = sitter.rgb();
        short[] back = backdrop.rgb();
        for (int pixel = 0, i = 0; pixel < through.length; pixel++) {
            float behind = backdropScale * through[pixel];
            for (int channel = 0; channel < CHANNELS; channel++, i++) {
                sum[i] += sitterScale * (front[i] & 0xffff) + behind * (back[i] & 0xffff);
            }
        }
    }

    private static void addNoise(float[] light, float deviation, RandomGenerator random) {
        float read = READ_SHARE * deviation * deviation;
        float shot = (1 - READ_SHARE) * deviation * deviation / MIDDLE_GREY;
        for (int i = 0; i < light.length; i++) {
            light[i] += (float) (random.nextGaussian() * Math.sqrt(read + shot * Math.max(0, light[i])));
        }
    }

    private Srgb8Image develop(float[] light, float[] tone) {
        Srgb8Image picture = new Srgb8Image(portrait.widthPx(), portrait.heightPx());
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (int) (255 * ToneCurve.lookUp(tone, light[i]) + 0.5f);
        }
        return picture;
    }
}
