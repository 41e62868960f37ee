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
import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * A camera frame as the archive keeps it: the camera's own values, in a file that others can open if the format has one
 * and else byte by byte as delivered, and a sidecar that says how they are read.
 */
final class OriginalFrames {
    private OriginalFrames() {
    }

    /** @param window every row's exposure, on the rig's clock */
    static Original of(LightRole light, Frame frame, ExposureWindow window) {
        ObjectNode sidecar = sidecar(frame, window);
        return switch (frame.format()) {
            case PixelFormat.LinearRgb16 format ->
                new Original(light, "ppm", LinearPpm.encode(FramePictures.unchanged(frame, format)), sidecar);
            case PixelFormat.Bayer format -> new Original(light, "raw", delivered(frame), sidecar);
            case PixelFormat.Rgb8 format -> new Original(light, "raw", delivered(frame), sidecar);
            case PixelFormat.Yuyv format -> new Original(light, "raw", delivered(frame), sidecar);
        };
    }

    /** With the padding of the rows, but without what a driver's buffer has after the frame. */
    private static byte[] delivered(Frame frame) {
        ByteBuffer pixels = frame.pixels();
        byte[] bytes = new byte[Math.toIntExact(Math.min(pixels.remaining(), frame.format().frameBytes()))];
        pixels.get(pixels.position(), bytes);
        return bytes;
    }

    private static ObjectNode sidecar(Frame frame, ExposureWindow window) {
        FrameMetadata metadata = frame.metadata();
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.set("pixel_encoding", PixelEncoding.of(frame.format()));
        if (!frame.cameraMetadata().isEmpty()) {
            ObjectNode said = sidecar.putObject("camera_metadata");
            new TreeMap<>(frame.cameraMetadata()).forEach(said::put);
        }
        return sidecar.put("width_px", frame.format().widthPx())
                .put("height_px", frame.format().heightPx())
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
