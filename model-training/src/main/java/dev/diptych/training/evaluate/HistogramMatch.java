package dev.diptych.training.evaluate;

import dev.diptych.imaging.SrgbPlanes;

/**
 * Each channel's values by what has the same rank among the studio pictures' values.
 *
 * @param tables a result for each of 256 values, by channel
 */
record HistogramMatch(float[][] tables) implements SimpleMapping {
    private static final int BINS = 256;

    @Override
    public String name() {
        return "histogram match";
    }

    @Override
    public SrgbPlanes apply(SrgbPlanes flash) {
        SrgbPlanes out = new SrgbPlanes(flash.width(), flash.height());
        int pixels = flash.width() * flash.height();
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = tables[i / pixels][bin(flash.values()[i])];
        }
        return out;
    }

    private static int bin(float value) {
        return (int) (Math.clamp(value, 0f, 1f) * (BINS - 1) + 0.5f);
    }

    /** The histograms of many pairs. */
    static final class Fit {
        private final long[][] flash = new long[SrgbPlanes.CHANNELS][BINS];
        private final long[][] truth = new long[SrgbPlanes.CHANNELS][BINS];

        void add(SrgbPlanes flashPicture, SrgbPlanes truthPicture) {
            int pixels = flashPicture.width() * flashPicture.height();
            for (int i = 0; i < flashPicture.values().length; i++) {
                flash[i / pixels][bin(flashPicture.values()[i])]++;
                truth[i / pixels][bin(truthPicture.values()[i])]++;
            }
        }

        HistogramMatch match() {
            float[][] tables = new float[SrgbPlanes.CHANNELS][BINS];
            for (int channel = 0; channel < tables.length; channel++) {
                int to = 0;
                long flashSum = 0;
                long truthSum = truth[channel][0];
                for (int from = 0; from < BINS; from++) {
                    flashSum += flash[channel][from];
                    while (truthSum < flashSum && to < BINS - 1) {
                        to++;
                        truthSum += truth[channel][to];
                    }
                    tables[channel][from] = to / (float) (BINS - 1);
                }
            }
            return new HistogramMatch(tables);
        }
    }
}
