package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairIntent;
import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.session.PairCapture;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts triggers or refuses them. One that is accepted is on disk and has its turn; the disk may be waited for, nothing else.
 * One call at a time, which {@link CommandDesk} sees to: two of the same trigger must not both be the first.
 */
final class Intake {
    private final ShotQueue queue;
    private final PairCapture capture;
    private final TriggerMemory triggers;
    private final TriggerResults results;
    private final Readiness readiness;
    private final Supplier<@Nullable OpenSession> session;
    private final Clock clock;

    Intake(ShotQueue queue, PairCapture capture, TriggerMemory triggers, TriggerResults results,
            Readiness readiness,
            Supplier<@Nullable OpenSession> session, Clock clock) {
        this.clock = clock;
        this.queue = queue;
        this.capture = capture;
        this.triggers = triggers;
        this.results = results;
        this.readiness = readiness;
        this.session = session;
    }

    Answer take(Command.Capture asked, String source) {
        OpenSession open = session.get();
        try {
            if (results.knows(asked.triggerId())) {
                return new Answer.Duplicate(asked.triggerId(), results.result(asked.triggerId()));
            }
        } catch (ArchiveException e) {
            return refused(e);
        }
        Optional<RigState.Objection> objection = readiness.objection(asked.waits());
        Optional<Pose> pose = open == null ? Optional.empty() : open.next();
        if (objection.isPresent() || open == null || pose.isEmpty()) {
            // The last pair that was wanted may have been counted in between.
            return objection.map(RigState.Objection::refused)
                    .orElseGet(() -> new Answer.Refused("E_BUSY", "The session has just changed; ask again."));
        }
        PairIntent intent;
        try {
            intent = capture.intend(open.id(), asked.triggerId());
        } catch (ArchiveException e) {
            return refused(e);
        }
        triggers.accepted(asked.triggerId());
        queue.add(new QueuedShot(intent, pose.get().id(), source, asked.triggerId(), clock.nanos()));
        // Whatever came up while the disk was waited for has dropped those before it, and drops it too.
        readiness.stop().ifPresent(queue::drop);
        return new Answer.Accepted(Optional.of(intent.id()));
    }

    private static Answer refused(ArchiveException e) {
        return new Answer.Refused(e.code().name(), String.valueOf(e.getMessage()));
    }
}
