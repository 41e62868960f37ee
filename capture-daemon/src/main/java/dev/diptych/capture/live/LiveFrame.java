package dev.diptych.capture.live;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.preview.PreviewFrame;

/**
 * A frame on its way to the viewers. Whoever has it closes it, which gives it back to the camera.
 *
 * @param window every row's exposure, on the rig's clock
 */
record LiveFrame(Frame frame, ExposureWindow window, LivePicture.Light light) implements AutoCloseable {
    static LiveFrame ofViewfinder(Frame frame, FrameTiming timing) {
        FrameMetadata metadata = frame.metadata();
        // A camera that was never calibrated shows pictures all the same; only their age is as rough as its timestamps.
        long readoutNanos = metadata.meaning() == TimestampMeaning.UNKNOWN
                ? metadata.timestampNanos()
                : metadata.readoutStartNanos();
        return new LiveFrame(frame, timing.window(readoutNanos, metadata.exposure()), LivePicture.Light.VIEWFINDER);
    }

    static LiveFrame of(PreviewFrame proved) {
        return new LiveFrame(proved.frame(), proved.window(), LivePicture.Light.FLASH_PREVIEW);
    }

    @Override
    public void close() {
        frame.release();
    }
}
