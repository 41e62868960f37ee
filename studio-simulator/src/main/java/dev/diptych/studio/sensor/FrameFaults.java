package dev.diptych.studio.sensor;

/** What may befall a camera's frames. */
public interface FrameFaults {
    /** Nothing ever does. */
    FrameFaults NONE = (readoutNanos, arrivalNanos, fate) -> fate;

    /**
     * Asked once of every frame, in order, when it arrives or would.
     *
     * @param readoutNanos the true start of the frame's readout
     * @param fate what else becomes of it
     */
    FrameFate befall(long readoutNanos, long arrivalNanos, FrameFate fate);
}
