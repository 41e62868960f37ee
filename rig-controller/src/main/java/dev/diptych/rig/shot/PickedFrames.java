package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;

/** The three frames of a pair, each proved by the log to lie in the light of its role, and when they were exposed. */
public record PickedFrames(Frame studio, ExposureWindow studioWindow, Frame flash, ExposureWindow flashWindow,
        Frame dark, ExposureWindow darkWindow) {
    /** From mid-exposure to mid-exposure of the studio and the flash frame. */
    public long gapNanos() {
        return flashWindow.middleNanos() - studioWindow.middleNanos();
    }
}
