package dev.diptych.rig.preview;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;

/**
 * A frame that is proved to be lit as FLASH PREVIEW: every row of it was exposed while the lamps were certainly dark and
 * the torch certainly at its level. There is none of which only the order of arrival says so. Whoever has taken it
 * closes it, which gives it back to the camera.
 */
public final class PreviewFrame implements AutoCloseable {
    private final Frame frame;
    private final ExposureWindow window;

    PreviewFrame(Frame frame, ExposureWindow window) {
        this.frame = frame;
        this.window = window;
    }

    public Frame frame() {
        return frame;
    }

    /** Every row's exposure, on the rig's clock, without the timestamp's uncertainty. */
    public ExposureWindow window() {
        return window;
    }

    @Override
    public void close() {
        frame.release();
    }
}
