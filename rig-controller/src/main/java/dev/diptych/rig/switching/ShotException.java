package dev.diptych.rig.switching;

import java.util.List;

/** The executor failed or cannot say what it did; the message is a sentence for the operator. */
public sealed class ShotException extends Exception permits CutShortException, NotFiredException {
    private static final long serialVersionUID = 1;

    private final transient ShotLog log;

    public ShotException(String message) {
        this(message, new ShotLog(List.of()));
    }

    /** @param log what the executor is sure of all the same */
    public ShotException(String message, ShotLog log) {
        super(message);
        this.log = log;
    }

    /** What was certainly switched; there may have been more. */
    public ShotLog log() {
        return log;
    }
}
