package dev.diptych.capture.calibration;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.ResponseCurve;
import java.util.List;
import java.util.stream.IntStream;

/** The curves of a calibration as they are kept: enough to see and to doubt them, however much was measured. */
final class BoundedEvidence {
    /** Of each curve so many samples are kept, and so many points of its fit. */
    static final int MAX_SAMPLES = 400;

    private BoundedEvidence() {
    }

    static Calibration of(Calibration calibration) {
        return new Calibration(calibration.camera(), calibration.timestamps(),
                calibration.lights()
                        .stream()
                        .map(light -> new MeasuredLight(light.lightId(), light.level(), bounded(light.off()),
                                bounded(light.on()), light.share(), light.droopRatio()))
                        .toList(),
                calibration.room(), calibration.flicker());
    }

    private static MeasuredChange bounded(MeasuredChange change) {
        return new MeasuredChange(change.dead(), change.length(), change.misfitRatio(),
                new ResponseCurve(thinned(change.curve().seen()), thinned(change.curve().fitted())));
    }

    /** Evenly taken from the whole, the first and the last among them. */
    private static <T> List<T> thinned(List<T> samples) {
        if (samples.size() <= MAX_SAMPLES) {
            return samples;
        }
        return IntStream.range(0, MAX_SAMPLES)
                .mapToObj(i -> samples.get((int) ((long) i * (samples.size() - 1) / (MAX_SAMPLES - 1))))
                .toList();
    }
}
