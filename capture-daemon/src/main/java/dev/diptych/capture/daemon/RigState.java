package dev.diptych.capture.daemon;

import java.util.UUID;
import java.time.temporal.ChronoUnit;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.capture.rig.Rig;
import dev.diptych.rig.switching.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rig at one moment, in the form of its JSON document: names in snake case, units in the names, null where there is nothing
 * to say.
 *
 * @param revision grows with every change
 * @param rig its id in topics
 * @param name of it for people
 * @param epoch of this run of the program: commands that name another are from before a restart
 * @param since ISO 8601, UTC: when the phase began
 * @param objection why a trigger would be refused now; null if it would be obeyed
 * @param task what a longer piece of work is about; null if there is none
 * @param lastPair the newest pair of the open session
 */
public record RigState(long revision, String rig, String name, boolean simulated, String epoch, Phase phase,
        String since,
        @Nullable Objection objection, @Nullable Objection fault, @Nullable Task task, @Nullable SessionState session,
        QueueState queue, @Nullable CalibrationState calibration, @Nullable PreviewState preview, CameraState camera,
        EngineState engine, @Nullable String lastPair) {
    /** @param code E_ and capitals */
    public record Objection(String code, String sentence) {
        static Objection of(Fault fault) {
            return new Objection(fault.code().name(), fault.sentence());
        }

        Answer.Refused refused() {
            return new Answer.Refused(code, sentence);
        }

        /** As an operator reads it. */
        public String line() {
            return code + ": " + sentence;
        }
    }

    /** @param done of {@code all}, in whatever steps it has */
    public record Task(String name, int done, int all) {}

    /**
     * @param accepted pairs that count, of {@code wanted}
     * @param next the pose of the next pair; null when every pose has its pairs
     */
    public record SessionState(String id, String subject, @Nullable String operator, String protocol,
            String protocolTitle,
            String consentId, String consentUntil, boolean paused, int pairs, int accepted, int wanted,
            @Nullable String next, List<PoseState> poses) {}

    /**
     * @param picture the id of a drawing
     * @param accepted pairs that count, of {@code wanted}
     * @param skipped it was left out
     */
    public record PoseState(String id, String name, String instruction, String picture, int accepted, int wanted,
            boolean skipped) {}

    /**
     * @param waiting triggers for their turn, of at most {@code capacity}
     * @param developing pairs that were taken and are being developed, or wait for it
     */
    public record QueueState(int waiting, int capacity, int developing) {}

    /** @param id as {@code /calibrations} names it */
    public record CalibrationState(String id, String takenAt, boolean tooOld) {}

    /**
     * @param endsAt ISO 8601, UTC: when the cap ends it, for a countdown
     * @param capMs how long it lasts at most
     */
    public record PreviewState(String endsAt, double capMs) {}

    /** @param streaming whether frames come */
    public record CameraState(int widthPx, int heightPx, double framesPerSecond, boolean streaming) {}

    /**
     * @param model that corrects; null if none can
     * @param provider what computes it, such as {@code CPU}
     * @param sentence why that one, or why none
     */
    public record EngineState(@Nullable String model, @Nullable String provider, String sentence) {}

    /** Of a rig that has just been opened: a new epoch. */
    static RigState first(DaemonSetup setup) {
        Rig rig = setup.port().rig();
        PixelFormat format = rig.camera().format();
        return new RigState(0, setup.rigId(), rig.name(), setup.port().simulated(), UUID.randomUUID().toString(),
                Phase.IDLE, setup.wallTime().instant().truncatedTo(ChronoUnit.MILLIS).toString(), null, null, null,
                null, new RigState.QueueState(0, ShotQueue.CAPACITY, 0), null, null,
                new RigState.CameraState(format.widthPx(), format.heightPx(),
                        1e9 / rig.camera().timing().framePeriodNanos(), false),
                new RigState.EngineState(null, null, ""), null);
    }

    RigState withRevision(long number) {
        return new RigState(number, rig, name, simulated, epoch, phase, since, objection, fault, task, session, queue,
                calibration, preview, camera, engine, lastPair);
    }

    RigState in(Phase next, String at) {
        return new RigState(revision, rig, name, simulated, epoch, next, at, objection, fault, task, session, queue,
                calibration, preview, camera, engine, lastPair);
    }

    RigState withTask(@Nullable Task work) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, work, session, queue,
                calibration, preview, camera, engine, lastPair);
    }

    RigState withFault(@Nullable Objection raised) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, raised, task, session,
                queue, calibration, preview, camera, engine, lastPair);
    }

    RigState withObjection(@Nullable Objection reason) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, reason, fault, task, session, queue,
                calibration, preview, camera, engine, lastPair);
    }

    RigState withSession(@Nullable SessionState open, @Nullable String newest) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, open, queue,
                calibration, preview, camera, engine, newest);
    }

    RigState withQueue(QueueState waiting) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, session,
                waiting, calibration, preview, camera, engine, lastPair);
    }

    RigState withCalibration(@Nullable CalibrationState used) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, session, queue,
                used, preview, camera, engine, lastPair);
    }

    RigState withPreview(@Nullable PreviewState on) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, session, queue,
                calibration, on, camera, engine, lastPair);
    }

    RigState withCamera(CameraState now) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, session, queue,
                calibration, preview, now, engine, lastPair);
    }

    RigState withEngine(EngineState now) {
        return new RigState(revision, rig, name, simulated, epoch, phase, since, objection, fault, task, session, queue,
                calibration, preview, camera, now, lastPair);
    }
}
