package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;

/**
 * A frame that a plan wants.
 *
 * @param framesAfterStudio which frame, counted from the studio frame
 * @param window every row's exposure, as offsets from the start of the studio frame's readout
 */
public record WantedFrame(FrameRole role, int framesAfterStudio, ExposureSetting exposure, ExposureWindow window) {}
