package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How a camera's bytes are read, by DRM's names of pixel formats and modifiers ({@code drm_fourcc.h} and libcamera's
 * {@code include/libcamera/formats.h}).
 */
final class PixelFormats {
    private static final long LINEAR = 0;
    /** {@code MIPI_FORMAT_MOD_CSI2_PACKED}: vendor 0x0b, 1. */
    private static final long CSI2_PACKED = 0x0b00_0000_0000_0001L;
    /** Black levels are told of samples of so many bits. */
    private static final int BLACK_LEVEL_BITS = 16;

    private record Name(String fourcc, long modifier) {}

    private sealed interface Kind {}

    private record Raw(CfaOrder order, SampleCoding coding) implements Kind {}

    private sealed interface Processed extends Kind {}

    private record Rgb(ChannelOrder order) implements Processed {}

    private record Yuyv() implements Processed {}

    private static final Map<Name, Kind> KNOWN = Map.ofEntries(raw("RGGB", CfaOrder.RGGB, SampleCoding.BITS_8),
            raw("GRBG", CfaOrder.GRBG, SampleCoding.BITS_8), raw("GBRG", CfaOrder.GBRG, SampleCoding.BITS_8),
            raw("BA81", CfaOrder.BGGR, SampleCoding.BITS_8), raw("RG10", CfaOrder.RGGB, SampleCoding.BITS_10_LE16),
            raw("BA10", CfaOrder.GRBG, SampleCoding.BITS_10_LE16),
            raw("GB10", CfaOrder.GBRG, SampleCoding.BITS_10_LE16),
            raw("BG10", CfaOrder.BGGR, SampleCoding.BITS_10_LE16),
            raw("RG12", CfaOrder.RGGB, SampleCoding.BITS_12_LE16),
            raw("BA12", CfaOrder.GRBG, SampleCoding.BITS_12_LE16),
            raw("GB12", CfaOrder.GBRG, SampleCoding.BITS_12_LE16),
            raw("BG12", CfaOrder.BGGR, SampleCoding.BITS_12_LE16),
            raw("RGB6", CfaOrder.RGGB, SampleCoding.BITS_16_LE16),
            raw("GR16", CfaOrder.GRBG, SampleCoding.BITS_16_LE16),
            raw("GB16", CfaOrder.GBRG, SampleCoding.BITS_16_LE16),
            raw("BYR2", CfaOrder.BGGR, SampleCoding.BITS_16_LE16),
            packed("RG10", CfaOrder.RGGB, SampleCoding.CSI2_PACKED_10),
            packed("BA10", CfaOrder.GRBG, SampleCoding.CSI2_PACKED_10),
            packed("GB10", CfaOrder.GBRG, SampleCoding.CSI2_PACKED_10),
            packed("BG10", CfaOrder.BGGR, SampleCoding.CSI2_PACKED_10),
            packed("RG12", CfaOrder.RGGB, SampleCoding.CSI2_PACKED_12),
            packed("BA12", CfaOrder.GRBG, SampleCoding.CSI2_PACKED_12),
            packed("GB12", CfaOrder.GBRG, SampleCoding.CSI2_PACKED_12),
            packed("BG12", CfaOrder.BGGR, SampleCoding.CSI2_PACKED_12),
            // DRM names the bytes of a little-endian word from its upper end, so in memory they lie the other way.
            rgb("RG24", ChannelOrder.BGR), rgb("BG24", ChannelOrder.RGB), rgb("XR24", ChannelOrder.BGRX),
            rgb("XB24", ChannelOrder.RGBX),
            // But of this one it names the bytes as they lie in memory.
            Map.entry(new Name("YUYV", LINEAR), new Yuyv()));

    /**
     * Processed ones, by fourcc, in the order in which they are to be asked for: of red, green and blue what costs the
     * fewest bytes first; last YUYV, in which two pixels share their colour and whose matrix and range nobody states.
     * MJPEG is none of them: its blocks mix rows, which are exposed at different times.
     */
    static final List<Integer> PROCESSED = List.of(code("RG24"), code("BG24"), code("XR24"), code("XB24"),
            code("YUYV"));

    private PixelFormats() {
    }

    static boolean knows(ConfiguredMode mode) {
        return mode.planes() == 1 && KNOWN.containsKey(nameOf(mode));
    }

    /**
     * @param blackLevel of 16-bit samples
     * @throws CameraException if nothing here reads such a mode
     */
    static PixelFormat of(ConfiguredMode mode, int blackLevel) throws CameraException {
        Name name = nameOf(mode);
        Kind kind = KNOWN.get(name);
        if (kind == null || mode.planes() != 1) {
            throw new CameraException(("The camera's pixel format %s with modifier 0x%x in %d plane(s) cannot be read;"
                    + " choose a mode of the camera that has one of %s (raw, unpacked or packed as on MIPI CSI-2) or"
                    + " %s (processed).").formatted(name.fourcc(), name.modifier(), mode.planes(), names(Raw.class),
                            names(Processed.class)));
        }
        try {
            return switch (kind) {
                case Raw(CfaOrder order, SampleCoding coding) ->
                    PixelFormat.Bayer.ofSamples(mode.widthSamples(), mode.heightSamples(), order, coding,
                            mode.strideBytes(), blackLevel >> (BLACK_LEVEL_BITS - coding.bits()),
                            coding.largestCode());
                case Rgb(ChannelOrder order) ->
                    new PixelFormat.Rgb8(mode.widthSamples(), mode.heightSamples(), order, mode.strideBytes());
                case Yuyv() ->
                    new PixelFormat.Yuyv(mode.widthSamples(), mode.heightSamples(), mode.strideBytes());
            };
        } catch (IllegalArgumentException e) {
            throw new CameraException("The camera's mode cannot be read: " + e.getMessage());
        }
    }

    private static Map.Entry<Name, Kind> raw(String fourcc, CfaOrder order, SampleCoding coding) {
        return Map.entry(new Name(fourcc, LINEAR), new Raw(order, coding));
    }

    private static Map.Entry<Name, Kind> packed(String fourcc, CfaOrder order, SampleCoding coding) {
        return Map.entry(new Name(fourcc, CSI2_PACKED), new Raw(order, coding));
    }

    private static Map.Entry<Name, Kind> rgb(String fourcc, ChannelOrder order) {
        return Map.entry(new Name(fourcc, LINEAR), new Rgb(order));
    }

    private static Name nameOf(ConfiguredMode mode) {
        return new Name(text(mode.fourcc()), mode.modifier());
    }

    private static int code(String fourcc) {
        return fourcc.charAt(0) | fourcc.charAt(1) << 8 | fourcc.charAt(2) << 16 | fourcc.charAt(3) << 24;
    }

    private static String text(int fourcc) {
        byte[] letters = {(byte) fourcc, (byte) (fourcc >> 8), (byte) (fourcc >> 16), (byte) (fourcc >> 24)};
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static String names(Class<? extends Kind> kind) {
        TreeSet<String> names = new TreeSet<>();
        KNOWN.forEach((name, known) -> {
            if (kind.isInstance(known)) {
                names.add(name.fourcc());
            }
        });
        return String.join(", ", names);
    }
}
