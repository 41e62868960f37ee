package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.FrameTiming;

/** The camera mode that a calibration holds for. */
public record CalibratedCamera(int widthPx, int heightPx, long framePeriodNanos, long readoutNanos) {
    public static CalibratedCamera of(Camera camera) {
        FrameTiming timing = camera.timing();
        return new CalibratedCamera(camera.format().widthPx(), camera.format().heightPx(), timing.framePeriodNanos(),
                timing.readoutNanos());
    }
}
