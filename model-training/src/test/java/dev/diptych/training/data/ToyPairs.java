package dev.diptych.training.data;

import dev.diptych.imaging.SrgbPlanes;
import java.util.SplittableRandom;

/** Blots on a ground: the flash darkens them towards the rim. */
public final class ToyPairs implements PairSource {
    private static final int SIDE_PX = 32;

    @Override
    public PicturePair pair(long draw) {
        SplittableRandom random = new SplittableRandom(draw);
        float[] colour = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        SrgbPlanes flash = new SrgbPlanes(SIDE_PX, SIDE_PX);
        SrgbPlanes studio = new SrgbPlanes(SIDE_PX, SIDE_PX);
        double middleX = 10 + 12 * random.nextDouble();
        double middleY = 10 + 12 * random.nextDouble();
        for (int i = 0; i < flash.values().length; i++) {
            int channel = i / (SIDE_PX * SIDE_PX);
            double fromMiddle = Math.hypot(i % SIDE_PX - middleX, i / SIDE_PX % SIDE_PX - middleY) / 10;
            boolean blot = fromMiddle < 1;
            studio.values()[i] = blot ? 0.3f + 0.6f * colour[channel] : 0.7f;
            flash.values()[i] = studio.values()[i] * (blot ? (float) (1.05 - 0.6 * fromMiddle * fromMiddle) : 0.4f);
        }
        return new PicturePair(flash, studio);
    }

    @Override
    public int sidePx() {
        return SIDE_PX;
    }

    @Override
    public String description() {
        return "blots";
    }

    @Override
    public String sha256() {
        return "0".repeat(64);
    }
}
