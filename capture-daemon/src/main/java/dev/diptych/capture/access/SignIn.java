package dev.diptych.capture.access;

/** What came of an attempt to sign in or to pair. */
public sealed interface SignIn {
    /** @param sessionId random; the only copy there is */
    record In(String sessionId, Caller caller) implements SignIn {}

    /** One text for every reason, so that nobody learns which names there are (Moonraker CVE-2026-24130). */
    record Out() implements SignIn {
        public static final String SENTENCE = "That is not right, or there were too many tries; check what you typed, wait"
                + " a minute and try again.";
    }

    /** What somebody chose cannot be theirs; this says nothing about anybody else. */
    record Unfit(String sentence) implements SignIn {}
}
