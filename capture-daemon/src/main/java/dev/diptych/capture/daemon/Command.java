package dev.diptych.capture.daemon;

import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Permission;
import java.util.regex.Pattern;

/** What a front end asks of the rig. */
public sealed interface Command {
    /** What whoever asks must be allowed. Whoever may look on may stop: a stop can do no harm. */
    default Permission permission() {
        return switch (this) {
            case Abort _,StopPreview _ -> Permission.WATCH;
            case Capture _,Pause _,Resume _,Decide _,StartPreview _,WatchPreview _ -> Permission.CAPTURE;
            case StartSession _,OpenSession _,EndSession _,GoToPose _,SkipPose _ -> Permission.SESSION;
            case ClearFault _,Calibrate _ -> Permission.CALIBRATE;
        };
    }

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
    }

    /** Stop: every light to rest, whatever is waiting is dropped, and nothing fires until it is cleared. */
    record Abort() implements Command {}

    /** A person has looked at the rig: a latched fault, or an abort, is cleared. */
    record ClearFault() implements Command {}

    /** Measure the lights; the chair is empty. */
    record Calibrate() implements Command {}

    /** Begins a session. */
    record StartSession(SessionWish wish) implements Command {}

    /** Goes on with a session that the archive has. */
    record OpenSession(SessionId session) implements Command {}

    /** The session is over; the rig goes idle. */
    record EndSession() implements Command {}

    /** No pairs until it is resumed; one that is being taken is finished. */
    record Pause() implements Command {}

    record Resume() implements Command {}

    /** Another pose is next, whether or not the present one has all its pairs. */
    record GoToPose(String poseId) implements Command {}

    /** The present pose is left out. */
    record SkipPose() implements Command {}

    /** What a person says of a pair of the open session. */
    record Decide(PairId pair, Decision decision) implements Command {}

    /** FLASH PREVIEW: it ends by its cap, by {@link StopPreview}, or when nobody says that they watch. */
    record StartPreview() implements Command {}

    /** Somebody watches the flash preview; to be said at least every 2 s while it is on. Answered, told to nobody. */
    record WatchPreview() implements Command {}

    record StopPreview() implements Command {}
}
