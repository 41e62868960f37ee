package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Phase;
import dev.diptych.capture.daemon.RigService;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What the rig measured of its lights and of itself. */
final class StudioRoutes {
    private static final Guard WATCH = Guard.of(Permission.WATCH);

    private static final Guard CALIBRATE = Guard.of(Permission.CALIBRATE);

    private final RigService rig;
    private final PairFence fence;
    private final HealthSource health;
    private final ArchiveViews archive;
    private final RigMetrics metrics;
    private final ReentrantLock checking = new ReentrantLock();

    StudioRoutes(WebParts parts, PairFence fence, RigMetrics metrics) {
        rig = parts.rig();
        this.fence = fence;
        health = parts.health();
        archive = parts.archive();
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/health", WATCH, visit -> visit.answer(health.newest())),
                Route.post("/api/v1/health", CALIBRATE, this::check),
                Route.get("/api/v1/calibrations/newest", WATCH,
                        visit -> visit.answer(
                                archive.newestCalibration().orElseThrow(() -> Problem.notFound("calibration")))),
                Route.get("/api/v1/pairs/{id}/shot", Guard.of(Permission.WATCH, Permission.EXPORT), this::shot),
                Route.get("/metrics", WATCH,
                        visit -> visit.http().contentType(RigMetrics.CONTENT_TYPE).result(metrics.text())));
    }

    private void shot(Visit visit) {
        PairId pair = visit.pair();
        fence.check(visit, pair);
        visit.answer(archive.shot(pair).orElseThrow(() -> Problem.notFound("shot")));
    }

    /** Doctor writes to the disk to learn its speed, which is no help to a pair that is being saved. */
    private void check(Visit visit) {
        Phase phase = rig.state().phase();
        if (!phase.rests()) {
            throw new Problem(409, "E_BUSY",
                    "The rig is at work (" + phase + ") and needs its disk; check it when that is over.");
        }
        if (!checking.tryLock()) {
            throw new Problem(429, "E_RATE", "The rig is being checked already; wait for the result.");
        }
        try {
            visit.answer(health.checkNow());
        } finally {
            checking.unlock();
        }
    }
}
