package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.util.Locale;

/** A pixel format as sidecars have it: all that somebody needs who reads the original without this program. */
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
}
