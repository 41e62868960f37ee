package dev.diptych.rig.shot;

import dev.diptych.rig.switching.ExecutedEdge;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * By how much a switch certainly missed its planned instant. A log knows a switch only to within an uncertainty, which
 * for a lamp on DMX is milliseconds: what may have been in time is not called late.
 *
 * @param lateNanos by so much at least, beyond the uncertainty: positive is late, negative early, 0 if the planned
 *        instant lies within what is logged
 * @param uncertaintyNanos how far off the logged instant may be, either way
 */
public record EdgeError(String lightId, long lateNanos, long uncertaintyNanos) {
    static Stream<EdgeError> of(ShotRecord shot) {
        return shot.plan()
                .edges()
                .stream()
                .flatMap(edge -> shot.log().executed(edge).stream())
                .map(done -> of(done, shot.studioReadoutNanos() + done.planned().offsetNanos()));
    }

    private static EdgeError of(ExecutedEdge done, long plannedNanos) {
        long offNanos = done.instantNanos() - plannedNanos;
        long certainNanos = Math.max(0, Math.abs(offNanos) - done.uncertaintyNanos());
        return new EdgeError(done.lightId(), Long.signum(offNanos) * certainNanos, done.uncertaintyNanos());
    }

    /** The edge that certainly missed its planned instant by most; of several, the one that is known worst. */
    static EdgeError worstOf(ShotRecord shot) {
        return of(shot).max(Comparator.comparingLong(EdgeError::missNanos)
                .thenComparingLong(EdgeError::uncertaintyNanos)).orElse(new EdgeError("", 0, 0));
    }

    /** By so much at least, either way. */
    long missNanos() {
        return Math.abs(lateNanos);
    }

    /** Whether it certainly missed its instant, and may have moved further from it than plans allow for. */
    boolean isBeyond(long allowedNanos) {
        return lateNanos != 0 && missNanos() + 2 * uncertaintyNanos > allowedNanos;
    }
}
