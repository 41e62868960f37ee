package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.util.Arrays;
import java.util.Locale;

/** A pixel format as sidecars have it: all that somebody needs who reads the original without this program, and back. */
final class PixelEncoding {
    private PixelEncoding() {
    }

    static ObjectNode of(PixelFormat format) {
        ObjectNode encoding = JsonNodeFactory.instance.objectNode();
        return switch (format) {
            case PixelFormat.LinearRgb16 linear -> encoding.put("transfer", "linear")
                    .put("channels", "RGB")
                    .put("bits", 16)
                    .put("black_level", linear.blackLevel())
                    .put("white_level", linear.whiteLevel());
            case PixelFormat.Bayer raw -> bayer(encoding, raw);
            case PixelFormat.Rgb8 processed -> encoding.put("transfer", "srgb")
                    // The camera may have had another tone curve: nobody said.
                    .put("transfer_stated", false)
                    .put("channels", processed.order().name())
                    .put("bits", 8)
                    .put("width_samples", processed.widthPx())
                    .put("height_samples", processed.heightPx())
                    .put("bytes_per_pixel", processed.order().pixelBytes())
                    .put("stride_bytes", processed.strideBytes())
                    .put("black_level", 0)
                    .put("white_level", 255);
            case PixelFormat.Yuyv processed -> yuyv(encoding, processed);
        };
    }

    /** The levels are those of Y; nobody said any of it but the layout. */
    private static ObjectNode yuyv(ObjectNode encoding, PixelFormat.Yuyv processed) {
        return encoding.put("transfer", "srgb")
                .put("transfer_stated", false)
                .put("channels", "YCbCr")
                .put("matrix", "bt601")
                .put("matrix_stated", false)
                .put("range", "limited")
                .put("range_stated", false)
                .put("layout", "YUYV")
                .put("bits", 8)
                .put("width_samples", processed.widthPx())
                .put("height_samples", processed.heightPx())
                .put("pixels_per_group", 2)
                .put("bytes_per_group", 4)
                .put("stride_bytes", processed.strideBytes())
                .put("black_level", 16)
                .put("white_level", 235)
                .put("chroma_zero_level", 128)
                .put("chroma_min_level", 16)
                .put("chroma_max_level", 240);
    }

    private static ObjectNode bayer(ObjectNode encoding, PixelFormat.Bayer raw) {
        SampleCoding coding = raw.coding();
        encoding.put("transfer", "linear")
                .put("channels", "CFA")
                .put("cfa_order", raw.order().name())
                .put("samples_per_pixel", "2x2")
                .put("width_samples", raw.widthSamples())
                .put("height_samples", raw.heightSamples())
                .put("coding", coding.name().toLowerCase(Locale.ROOT))
                .put("bits", coding.bits())
                .put("samples_per_group", coding.groupSamples())
                .put("bytes_per_group", coding.groupBytes())
                .put("stride_bytes", raw.strideBytes())
                .put("black_level", raw.blackLevel())
                .put("white_level", raw.whiteLevel());
        return coding.isWords() ? encoding.put("byte_order", "little-endian") : encoding;
    }

    /**
     * The format that {@link #of} was given.
     *
     * @param widthPx which the encoding of a linear picture does not say
     * @throws IllegalArgumentException if it is none that this program knows
     */
    static PixelFormat read(JsonNode encoding, int widthPx, int heightPx) {
        String channels = encoding.path("channels").asText();
        return switch (channels) {
            case "CFA" -> PixelFormat.Bayer.ofSamples(number(encoding, "width_samples"),
                    number(encoding, "height_samples"), constant(CfaOrder.class, encoding, "cfa_order"),
                    constant(SampleCoding.class, encoding, "coding"),
                    number(encoding, "stride_bytes"), number(encoding, "black_level"),
                    number(encoding, "white_level"));
            case "YCbCr" -> new PixelFormat.Yuyv(number(encoding, "width_samples"),
                    number(encoding, "height_samples"), number(encoding, "stride_bytes"));
            default -> channels.equals("RGB") && encoding.path("transfer").asText().equals("linear")
                    ? new PixelFormat.LinearRgb16(widthPx, heightPx, number(encoding, "black_level"),
                            number(encoding, "white_level"))
                    : new PixelFormat.Rgb8(number(encoding, "width_samples"), number(encoding, "height_samples"),
                            constant(ChannelOrder.class, encoding, "channels"), number(encoding, "stride_bytes"));
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode encoding, String key) {
        String name = encoding.path(key).asText();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"pixel_encoding." + key + "\" is \"" + name + "\", which this program does not know."));
    }

    private static int number(JsonNode encoding, String key) {
        JsonNode value = encoding.path(key);
        if (!value.isInt()) {
            throw new IllegalArgumentException("\"pixel_encoding." + key + "\" is missing or no whole number.");
        }
        return value.intValue();
    }
}
