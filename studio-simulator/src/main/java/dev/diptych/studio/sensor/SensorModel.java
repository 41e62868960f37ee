package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;

/**
 * A small-pixel sensor with a 12-bit converter in 16-bit words.
 *
 * @param reference the exposure at which scene light 1 under the lamps just reaches saturation
 * @param flashToLamps the flash's light as a share of the lamps', for scenes in which both mean "well exposed"
 * @param noiseScale multiplies all noise
 * @param queueFrames how many frames wait for a late reader
 */
public record SensorModel(int widthPx, int heightPx, FrameTiming timing, ExposureSetting reference,
        double flashToLamps, double noiseScale, TimestampStyle timestamps, int queueFrames) {
    /** Electrons at saturation, gain 1. */
    static final double FULL_WELL_ELECTRONS = 10_000;
    static final double READ_NOISE_ELECTRONS = 3;
    /** 64 of 4096, shifted to 16 bits. */
    static final int BLACK_LEVEL = 1024;
    static final int WHITE_LEVEL = 65520;
    /** One step of the 12-bit converter in 16-bit words. */
    static final int CODE_STEP = 16;

    public PixelFormat.LinearRgb16 format() {
        return new PixelFormat.LinearRgb16(widthPx, heightPx, BLACK_LEVEL, WHITE_LEVEL);
    }
}
