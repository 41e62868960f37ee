package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.Original;
import dev.diptych.capture.develop.FramePictures;
import dev.diptych.imaging.io.LinearPpm;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;

/** A camera frame as the archive keeps it: the camera's own values in a file that others can open, and a sidecar. */
final class OriginalFrames {
    private OriginalFrames() {
    }

    /** @param window every row's exposure, on the rig's clock */
    static Original of(LightRole light, Frame frame, ExposureWindow window) {
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format -> new Original(light, "ppm",
                    LinearPpm.encode(FramePictures.linear(frame)), sidecar(frame.metadata(), window, format));
        };
    }

    private static ObjectNode sidecar(FrameMetadata metadata, ExposureWindow window, PixelFormat.LinearRgb16 format) {
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.putObject("pixel_encoding")
                .put("transfer", "linear")
                .put("channels", "RGB")
                .put("bits", 16)
                .put("black_level", format.blackLevel())
                .put("white_level", format.whiteLevel());
        return sidecar.put("width_px", format.widthPx())
                .put("height_px", format.heightPx())
                .put("sequence", metadata.sequence())
                .put("timestamp_ns", metadata.timestampNanos())
                .put("timestamp_meaning", metadata.meaning().name())
                .put("timestamp_uncertainty_ns", metadata.timestampUncertaintyNanos())
                .put("exposure_ns", metadata.exposure().exposureNanos())
                .put("gain", metadata.exposure().gain())
                .put("window_start_ns", window.startNanos())
                .put("window_end_ns", window.endNanos());
    }
}
