package dev.diptych.rig.camera;

/**
 * What the camera says of a frame.
 *
 * @param sequence counts every frame the sensor exposed: a gap means that frames were dropped
 * @param timestampNanos sensor timestamp on the rig's clock
 * @param timestampUncertaintyNanos how far off the timestamp may be, either way
 * @param exposure as it was in force for this frame
 */
public record FrameMetadata(long sequence, long timestampNanos, TimestampMeaning meaning,
        long timestampUncertaintyNanos, ExposureSetting exposure) {
    /**
     * When the first row began to be read out, which is when its exposure ended.
     *
     * @throws IllegalStateException if the timestamp's meaning is unknown
     */
    public long readoutStartNanos() {
        return switch (meaning) {
            case EXPOSURE_START -> timestampNanos + exposure.exposureNanos();
            case READOUT_START -> timestampNanos;
            case UNKNOWN -> throw new IllegalStateException("The camera does not say what its timestamps mark, so the"
                    + " exposure of frame " + sequence + " cannot be placed in time.");
        };
    }
}
