package dev.diptych.capture.demo;

import dev.diptych.capture.report.FallTrace;
import dev.diptych.capture.report.ShotTrace;
import dev.diptych.rig.shot.FallRefit;

/** Draws up the lamps' fall of a shot for the report. */
final class FallTracer {
    private FallTracer() {
    }

    /** @param trace of the same shot, with its studio and its flash frame */
    static FallTrace of(FallRefit fall, ShotTrace trace) {
        return new FallTrace(
                fall.samples()
                        .stream()
                        .map(sample -> new FallTrace.Point(
                                (millis(sample.fromNanos()) + millis(sample.untilNanos())) / 2,
                                sample.level()))
                        .toList(),
                fall.curve()
                        .stream()
                        .map(point -> new FallTrace.Point(millis(point.atNanos()), point.level()))
                        .toList(),
                new FallTrace.Passage(millis(fall.startNanos()), millis(fall.halfNanos()), millis(fall.endNanos())),
                fall.ended(),
                new FallTrace.Passage(millis(fall.allowedStartNanos()), millis(fall.expectedHalfNanos()),
                        millis(fall.allowedEndNanos())),
                trace.taken("studio").orElseThrow().untilMillis(), trace.taken("flash").orElseThrow().fromMillis());
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
