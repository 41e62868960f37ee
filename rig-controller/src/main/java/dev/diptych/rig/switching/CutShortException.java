package dev.diptych.rig.switching;

/**
 * The executor broke the shot off because a switch had come too late to be of use. Nothing is unknown: the log has every
 * switch that was made, and every light is at rest.
 */
public final class CutShortException extends ShotException {
    private static final long serialVersionUID = 1;

    public CutShortException(String message, ShotLog log) {
        super(message, log);
    }
}
