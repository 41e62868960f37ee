package dev.diptych.capture.develop;

/**
 * Wall time of each stage of developing a pair.
 *
 * @param renderNanos all frames from camera values to sRGB
 * @param registerNanos the registration
 * @param alignNanos the studio picture warped onto the flash picture
 * @param faceNanos the search for the face
 * @param judgeNanos what the quality rules look at, and the rules
 */
public record StageTimes(long renderNanos, long registerNanos, long alignNanos, long faceNanos,
        long judgeNanos) {
    public long totalNanos() {
        return renderNanos + registerNanos + alignNanos + faceNanos + judgeNanos;
    }
}
