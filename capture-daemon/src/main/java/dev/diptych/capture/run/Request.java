package dev.diptych.capture.run;

/** What an operator asks of a running session. */
public sealed interface Request {
    /**
     * One pair.
     *
     * @param source who asked, for the journal: letters, digits and hyphens
     * @param waits whether it keeps its turn behind a pair that is being taken; what a hand or a foot asks for in the
     *            meantime does not, because nobody should be flashed at for a press that is half a minute old
     */
    record Shoot(String source, boolean waits) implements Request {
        public Shoot {
            if (!source.matches("[A-Za-z0-9-]{1,32}")) {
                throw new IllegalArgumentException(
                        "A trigger's source is 1 to 32 letters, digits and hyphens, not \"" + source + "\".");
            }
        }
    }

    /** A person has looked at the rig: a latched fault is cleared. */
    record ClearFault() implements Request {}

    /** The session is over. */
    record End() implements Request {}
}
