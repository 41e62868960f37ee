package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One of everything that the archive and doctor have to show. */
final class FakeViews implements ArchiveViews, HealthSource {
    @Override
    public List<SessionSummary> sessions() {
        return List.of(new SessionSummary("sub-017_ses-02", "017", "2026-11-20T10:00:00Z", null, "standard", "c-1",
                "2027-01-01", 1, 1, true));
    }

    @Override
    public Optional<CalibrationCurves> newestCalibration() {
        Spread spread = new Spread(1, 2, 3);
        return Optional.of(new CalibrationCurves("cal-1", "2026-11-20T09:00:00Z", List.of(new LightCurves("lamp",
                "lamp",
                List.of(new ChangeCurve("off", spread, spread, List.of(List.of(0.0, 1.0), List.of(5.0, 0.0))))))));
    }

    @Override
    public Optional<ShotTimeline> shot(PairId pair) {
        return pair.equals(FakeRig.PAIR)
                ? Optional.of(new ShotTimeline(pair.toString(),
                        List.of(new LightTimeline("lamp", "lamp", List.of(List.of(0.0, 1.0)),
                                List.of(List.of(1.0, 2.0)))),
                        List.of(new FrameTimeline("studio", 0, 30, 8)), 41.5))
                : Optional.empty();
    }

    @Override
    public HealthReport newest() {
        return new HealthReport("2026-11-20T10:00:00Z", "NOTE", List.of(new Found("NOTE", "disk", "40 GB free", "")),
                List.of(new Vital("disk", "40 GB", "OK")));
    }

    @Override
    public OptionalLong diskFreeBytes() {
        return OptionalLong.of(40_000_000_000L);
    }

    @Override
    public HealthReport checkNow() {
        return newest();
    }
}
