package dev.diptych.inference.live;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;

/**
 * How much a corrector makes a still scene flicker. It is shown frames of one still scene and what became of them; each
 * pixel's deviation over time is taken, of the frames (the sensor's noise) and of what the correction added to them.
 */
public final class SteadinessMeter {
    private final int left;
    private final int top;
    private final int right;
    private final int bottom;
    private final TemporalDeviation frames;
    private final TemporalDeviation added;
    private final TemporalDeviation results;

    /** @param within the part of the frames that is looked at: one that is corrected */
    public SteadinessMeter(Box within) {
        left = (int) Math.ceil(within.x());
        top = (int) Math.ceil(within.y());
        right = (int) Math.floor(within.x() + within.width());
        bottom = (int) Math.floor(within.y() + within.height());
        int values = 3 * (right - left + 1) * (bottom - top + 1);
        frames = new TemporalDeviation(values);
        added = new TemporalDeviation(values);
        results = new TemporalDeviation(values);
    }

    /**
     * Deviations over time in 8-bit code values, the root of the mean square over the pixels.
     *
     * @param sensor of the frames
     * @param added of the corrected frames less the frames
     * @param corrected of the corrected frames
     */
    public record Steadiness(double sensor, double added, double corrected) {
        /** The correction flickers less than the sensor's noise. */
        public boolean steady() {
            return added < sensor;
        }
    }

    public void add(Srgb8Image frame, Srgb8Image corrected) {
        int i = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                for (int channel = 0; channel < 3; channel++, i++) {
                    int before = frame.at(x, y, channel);
                    int after = corrected.at(x, y, channel);
                    frames.add(i, before);
                    added.add(i, after - before);
                    results.add(i, after);
                }
            }
        }
        frames.next();
        added.next();
        results.next();
    }

    /** Of at least two frames. */
    public Steadiness result() {
        return new Steadiness(frames.rootMeanSquare(), added.rootMeanSquare(), results.rootMeanSquare());
    }
}
