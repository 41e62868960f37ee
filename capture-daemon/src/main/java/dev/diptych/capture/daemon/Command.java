package dev.diptych.capture.daemon;

import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Permission;
import java.util.regex.Pattern;

/** What a front end asks of the rig. */
public sealed interface Command {
    /** What whoever asks must be allowed. */
    Permission permission();

    /**
     * One pair of the present pose.
     *
     * @param triggerId chosen by whoever asks, 1 to 128 visible ASCII characters; none is obeyed twice, not even after a
     *            restart
     * @param waits whether it keeps its turn behind a pair that is being taken; what a hand or a foot asks for in the meantime
     *            does not, because nobody should be flashed at for a press that is half a minute old
     */
    record Capture(String triggerId, boolean waits) implements Command {
        private static final Pattern TRIGGER = Pattern.compile("[!-~]{1,128}");

        public Capture {
            if (!TRIGGER.matcher(triggerId).matches()) {
                throw new IllegalArgumentException(
                        "A trigger's id is 1 to 128 visible ASCII characters; send another one.");
            }
        }

        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    /** Stop: every light to rest, whatever is waiting is dropped, and nothing fires until it is cleared. */
    record Abort() implements Command {
        @Override
        public Permission permission() {
            // Whoever may look on may stop: a stop can do no harm.
            return Permission.WATCH;
        }
    }

    /** A person has looked at the rig: a latched fault, or an abort, is cleared. */
    record ClearFault() implements Command {
        @Override
        public Permission permission() {
            return Permission.CALIBRATE;
        }
    }

    /** Measure the lights; the chair is empty. */
    record Calibrate() implements Command {
        @Override
        public Permission permission() {
            return Permission.CALIBRATE;
        }
    }

    /** Begins a session. */
    record StartSession(SessionWish wish) implements Command {
        @Override
        public Permission permission() {
            return Permission.SESSION;
        }
    }

    /** Goes on with a session that the archive has. */
    record OpenSession(SessionId session) implements Command {
        @Override
        public Permission permission() {
            return Permission.SESSION;
        }
    }

    /** The session is over; the rig goes idle. */
    record EndSession() implements Command {
        @Override
        public Permission permission() {
            return Permission.SESSION;
        }
    }

    /** No pairs until it is resumed; one that is being taken is finished. */
    record Pause() implements Command {
        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    record Resume() implements Command {
        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    /** Another pose is next, whether or not the present one has all its pairs. */
    record GoToPose(String poseId) implements Command {
        @Override
        public Permission permission() {
            return Permission.SESSION;
        }
    }

    /** The present pose is left out. */
    record SkipPose() implements Command {
        @Override
        public Permission permission() {
            return Permission.SESSION;
        }
    }

    /** What a person says of a pair of the open session. */
    record Decide(PairId pair, Decision decision) implements Command {
        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    /** FLASH PREVIEW: it ends by its cap, by {@link StopPreview}, or when nobody says that they watch. */
    record StartPreview() implements Command {
        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    /** Somebody watches the flash preview; to be said at least every 2 s while it is on. Answered, told to nobody. */
    record WatchPreview() implements Command {
        @Override
        public Permission permission() {
            return Permission.CAPTURE;
        }
    }

    record StopPreview() implements Command {
        @Override
        public Permission permission() {
            return Permission.WATCH;
        }
    }
}
