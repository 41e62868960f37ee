package dev.diptych.capture.mqtt;

import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.Decision;
import dev.diptych.capture.daemon.SessionWish;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands that there are, by the last part of their topic, with the keys that their JSON may have. */
enum Verb {
    CAPTURE(new Command.Capture("example", false), "trigger_id", "waits"), //
    ABORT(new Command.Abort()), //
    CLEAR_FAULT(new Command.ClearFault()), //
    CALIBRATE(new Command.Calibrate()), //
    SESSION_START(new Command.StartSession(
            new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())), "subject",
            "operator", "protocol", "consent"), //
    SESSION_OPEN(new Command.OpenSession(new SessionId("000", "00")), "session"), //
    SESSION_END(new Command.EndSession()), //
    PAUSE(new Command.Pause()), //
    RESUME(new Command.Resume()), //
    POSE(new Command.GoToPose("example"), "pose_id"), //
    SKIP(new Command.SkipPose()), //
    DECIDE(new Command.Decide(new PairId("000", "00", 1), Decision.ACCEPT), "pair", "decision"), //
    PREVIEW_START(new Command.StartPreview()), //
    PREVIEW_STOP(new Command.StopPreview());

    private static final Set<String> OF_ALL = Set.of("request_id", "epoch");
    private final Permission permission;
    // Made by Set.of, which Error Prone cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> keys;

    /** @param example of what it asks for: the command itself knows what it needs, and nothing here says it again */
    Verb(Command example, String... keys) {
        this.permission = example.permission();
        this.keys = Set.of(keys);
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What whoever publishes it must be allowed. */
    Permission permission() {
        return permission;
    }

    boolean mayHave(String key) {
        return keys.contains(key) || OF_ALL.contains(key);
    }

    /**
     * Whether an old one may be obeyed, so that it needs neither an expiry nor an epoch. They light nothing, and a button of Home
     * Assistant can give neither.
     */
    boolean isHarmless() {
        return this == ABORT || this == PAUSE || this == RESUME;
    }
}
