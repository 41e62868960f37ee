package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages show of the archive. For any thread; may read from disk. */
public interface ArchiveViews {
    /** Newest first. */
    List<SessionSummary> sessions();

    Optional<CalibrationCurves> newestCalibration();

    /** What was done with the lights for a pair; empty if there is no such pair, or nothing is known of its shot. */
    Optional<ShotTimeline> shot(PairId pair);

    /**
     * @param id such as {@code sub-017_ses-02}
     * @param startedAt ISO 8601, UTC
     * @param consentUntil the last day
     * @param accepted pairs that count, of {@code pairs}
     * @param open whether it is the one at hand
     */
    record SessionSummary(String id, String subject, String startedAt, @Nullable String operator,
            @Nullable String protocol, String consentId, String consentUntil, int pairs, int accepted, boolean open) {}

    /** @param takenAt ISO 8601, UTC */
    record CalibrationCurves(String id, String takenAt, List<LightCurves> lights) {}

    /** @param kind lamp or flash */
    record LightCurves(String id, String kind, List<ChangeCurve> changes) {}

    /**
     * @param direction off or on
     * @param deadMs from the command until the light begins to change
     * @param changeMs from there until it is what it was to be
     * @param curve points of milliseconds since the command and level, 0 to 1
     */
    record ChangeCurve(String direction, Spread deadMs, Spread changeMs, List<List<Double>> curve) {}

    /** Milliseconds: percentiles and the mean. */
    record Spread(double p01, double mean, double p999) {}

    /** Milliseconds from the start of the shot's first frame. */
    record ShotTimeline(String pair, List<LightTimeline> lights, List<FrameTimeline> frames, @Nullable Double gapMs) {}

    /**
     * @param kind lamp or flash
     * @param steps instants in milliseconds, and the level from there on, 0 to 1
     * @param uncertain intervals in milliseconds in which it may be changing
     */
    record LightTimeline(String id, String kind, List<List<Double>> steps, List<List<Double>> uncertain) {}

    /** @param role studio, flash or dark */
    record FrameTimeline(String role, double firstRowStartMs, double lastRowEndMs, double exposureMs) {}
}
