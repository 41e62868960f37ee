package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Original;
import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.imaging.io.LinearPpm;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A frame that the archive kept, as the camera delivered it. */
public final class StoredFrame implements Frame {
    private final FrameMetadata metadata;
    private final PixelFormat format;
    private final ByteBuffer pixels;
    private final Map<String, String> cameraMetadata;

    private StoredFrame(FrameMetadata metadata, PixelFormat format, ByteBuffer pixels,
            Map<String, String> cameraMetadata) {
        this.metadata = metadata;
        this.format = format;
        this.pixels = pixels.asReadOnlyBuffer();
        this.cameraMetadata = cameraMetadata;
    }

    /**
     * Reads what {@link OriginalFrames} wrote.
     *
     * @throws ImageReadException if the sidecar does not say how the photograph is read, or says it of another one
     */
    public static StoredFrame of(Original original) throws ImageReadException {
        ObjectNode sidecar = original.sidecar();
        try {
            PixelFormat format = PixelEncoding.read(sidecar.path("pixel_encoding"), whole(sidecar, "width_px"),
                    whole(sidecar, "height_px"));
            ByteBuffer pixels = format instanceof PixelFormat.LinearRgb16 linear
                    ? linear(original.bytes(), linear)
                    : delivered(original.bytes(), format);
            return new StoredFrame(metadata(sidecar), format, pixels, cameraMetadata(sidecar));
        } catch (IllegalArgumentException e) {
            throw new ImageReadException("The " + original.light().label() + " photograph cannot be read, because its"
                    + " sidecar does not fit it: " + e.getMessage(), e);
        }
    }

    private static ByteBuffer linear(byte[] ppm, PixelFormat.LinearRgb16 format) throws ImageReadException {
        Linear16Image picture = LinearPpm.decode(ppm);
        if (picture.width() != format.widthPx() || picture.height() != format.heightPx()
                || picture.blackLevel() != format.blackLevel() || picture.whiteLevel() != format.whiteLevel()) {
            throw new IllegalArgumentException("the photograph's own header says something else.");
        }
        ByteBuffer pixels = ByteBuffer.allocate(Math.toIntExact(format.frameBytes()));
        pixels.asShortBuffer().put(picture.rgb());
        return pixels;
    }

    private static ByteBuffer delivered(byte[] bytes, PixelFormat format) {
        if (bytes.length < format.leastBytes()) {
            throw new IllegalArgumentException("the photograph has " + bytes.length + " bytes instead of "
                    + format.frameBytes() + ".");
        }
        return ByteBuffer.wrap(bytes);
    }

    private static FrameMetadata metadata(ObjectNode sidecar) {
        return new FrameMetadata(sidecar.path("sequence").longValue(), sidecar.path("timestamp_ns").longValue(),
                meaning(sidecar.path("timestamp_meaning").asText()),
                sidecar.path("timestamp_uncertainty_ns").longValue(),
                new ExposureSetting(sidecar.path("exposure_ns").longValue(), sidecar.path("gain").doubleValue()));
    }

    private static TimestampMeaning meaning(String name) {
        return Arrays.stream(TimestampMeaning.values())
                .filter(meaning -> meaning.name().equals(name))
                .findFirst()
                .orElse(TimestampMeaning.UNKNOWN);
    }

    private static Map<String, String> cameraMetadata(ObjectNode sidecar) {
        Map<String, String> said = new TreeMap<>();
        sidecar.path("camera_metadata").properties().forEach(it -> said.put(it.getKey(), it.getValue().asText()));
        return Collections.unmodifiableMap(said);
    }

    private static int whole(ObjectNode sidecar, String key) {
        JsonNode value = sidecar.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException("\"" + key + "\" is missing or no whole number.");
        }
        return value.intValue();
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    @Override
    public ByteBuffer pixels() {
        return pixels.duplicate();
    }

    @Override
    public Map<String, String> cameraMetadata() {
        return cameraMetadata;
    }
}
