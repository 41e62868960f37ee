package dev.diptych.capture.libcamera.internal;

import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_BLACK_LEVEL;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_COMPLETED_BOOTTIME_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_COMPLETED_MONOTONIC_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_EXPOSURE_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_FRAME_DURATION_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_GAIN;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_METADATA;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_METADATA_BYTES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_PLANE;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_PLANES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_REQUEST;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_SENSOR_TIMESTAMP_NS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_SEQUENCE;
import static dev.diptych.capture.libcamera.internal.RecordLayout.FRAME_STATUS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.PLANE_ADDRESS;
import static dev.diptych.capture.libcamera.internal.RecordLayout.PLANE_LENGTH_BYTES;
import static dev.diptych.capture.libcamera.internal.RecordLayout.PLANE_USED_BYTES;

import com.sun.jna.Pointer;
import dev.diptych.rig.camera.ExposureSetting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code dc_frame}. */
final class FrameRecord {
    private static final int STATUS_COMPLETE = 0;
    private static final int STATUS_CANCELLED = 1;
    private static final int STATUS_GONE = 3;
    /** Gains are rounded to what the sensor has: so much below 1 is still 1. */
    private static final double LEAST_GAIN = 0.95;

    private FrameRecord() {
    }

    static boolean isGone(Pointer frame) {
        return frame.getInt(FRAME_STATUS) == STATUS_GONE;
    }

    static Completion completion(Pointer frame) {
        return new Completion(Math.toIntExact(frame.getLong(FRAME_REQUEST)), frame.getLong(FRAME_SEQUENCE),
                frame.getLong(FRAME_SENSOR_TIMESTAMP_NS), frame.getLong(FRAME_COMPLETED_MONOTONIC_NS),
                frame.getLong(FRAME_COMPLETED_BOOTTIME_NS),
                exposure(frame.getLong(FRAME_EXPOSURE_NS), frame.getDouble(FRAME_GAIN)),
                frame.getLong(FRAME_FRAME_DURATION_NS), frame.getInt(FRAME_BLACK_LEVEL),
                status(frame.getInt(FRAME_STATUS)), new Mapped(frame));
    }

    private static Optional<ExposureSetting> exposure(long exposureNanos, double gain) {
        return exposureNanos > 0 && gain >= LEAST_GAIN
                ? Optional.of(new ExposureSetting(exposureNanos, Math.max(1, gain)))
                : Optional.empty();
    }

    private static Completion.Status status(int status) {
        return switch (status) {
            case STATUS_COMPLETE -> Completion.Status.COMPLETE;
            case STATUS_CANCELLED -> Completion.Status.CANCELLED;
            default -> Completion.Status.DAMAGED;
        };
    }

    /** @param frame stays what it is until its request is given back */
    private record Mapped(Pointer frame) implements Completion.InCamera {
        @Override
        public ByteBuffer bytes() {
            if (frame.getInt(FRAME_PLANES) < 1) {
                return ByteBuffer.allocate(0);
            }
            long bytes = Math.min(frame.getLong(FRAME_PLANE + PLANE_USED_BYTES),
                    frame.getLong(FRAME_PLANE + PLANE_LENGTH_BYTES));
            return frame.getPointer(FRAME_PLANE + PLANE_ADDRESS).getByteBuffer(0, bytes);
        }

        @Override
        public Map<String, String> metadata() {
            int bytes = frame.getInt(FRAME_METADATA_BYTES);
            if (bytes == 0) {
                return Map.of();
            }
            String text = new String(frame.getPointer(FRAME_METADATA).getByteArray(0, bytes), StandardCharsets.UTF_8);
            Map<String, String> said = new LinkedHashMap<>();
            text.lines().forEach(line -> {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    said.put(line.substring(0, tab), line.substring(tab + 1));
                }
            });
            return said;
        }
    }
}
