package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.poses.Pose;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers what is asked within the open session: its poses, its pauses, and what is said of its pairs. */
final class SessionCommands {
    private final Supplier<@Nullable OpenSession> session;
    private final ShotQueue queue;
    private final EventHub events;

    SessionCommands(Supplier<@Nullable OpenSession> session, ShotQueue queue, EventHub events) {
        this.session = session;
        this.queue = queue;
        this.events = events;
    }

    static Answer.Refused noSession() {
        return new Answer.Refused("E_NO_SESSION", "No session is open; start one, or open one that was started.");
    }

    Answer answer(Command command, String by) throws ArchiveException {
        OpenSession open = session.get();
        if (open == null) {
            return noSession();
        }
        return switch (command) {
            case Command.Pause _ -> pause(open, by);
            case Command.Resume _ -> {
                open.pause(false, by);
                yield Answer.Accepted.DONE;
            }
            case Command.GoToPose chosen ->
                open.choose(chosen.poseId())
                        ? Answer.Accepted.DONE
                        : refused("E_NO_POSE", "The protocol has no pose \"" + chosen.poseId() + "\".");
            case Command.SkipPose _ -> skip(open);
            case Command.Decide said -> decide(open, said, by);
            default -> throw new IllegalArgumentException("Not a session's own: " + command);
        };
    }

    /** Whoever goes on after a pause does not expect what was asked for before it. */
    private Answer pause(OpenSession open, String by) throws ArchiveException {
        queue.drop(new RigState.Objection("E_PAUSED",
                "The session was paused before its turn came; resume it and ask again."));
        open.pause(true, by);
        return Answer.Accepted.DONE;
    }

    private static Answer skip(OpenSession open) throws ArchiveException {
        Optional<Pose> present = open.next();
        if (present.isEmpty()) {
            return refused("E_NO_POSE", "Every pose has its pairs; there is none to skip.");
        }
        open.skip(present.get());
        return Answer.Accepted.DONE;
    }

    private Answer decide(OpenSession open, Command.Decide said, String by) throws ArchiveException {
        Optional<PairReport> decided = open.decide(said.pair(), said.decision(), by);
        decided.ifPresent(pair -> events.tell(new DaemonEvent.PairDecided(pair)));
        return decided.isPresent()
                ? Answer.Accepted.DONE
                : refused("E_NO_PAIR", "The open session has no pair " + said.pair() + ".");
    }

    private static Answer.Refused refused(String code, String sentence) {
        return new Answer.Refused(code, sentence);
    }
}
