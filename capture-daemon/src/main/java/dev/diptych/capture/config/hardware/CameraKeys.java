package dev.diptych.capture.config.hardware;

import dev.diptych.capture.libcamera.StreamKind;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.rig.camera.TimestampMeaning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of {@code [camera]}. */
final class CameraKeys {
    /** What takes the pictures. */
    enum Driver {
        SIMULATED, LIBCAMERA
    }

    static final String NEEDED = "needed with `libcamera`";
    static final Key<Driver> DRIVER = Key.usual("driver",
            KeyTypes.oneOf(Map.of("simulated", Driver.SIMULATED, "libcamera", Driver.LIBCAMERA)), "\"simulated\"",
            "what takes the pictures; every other key of this table is for `libcamera`", "\"libcamera\"");
    static final Key<String> ID = Key.without("id", KeyTypes.text(), "the only camera there is",
            "the camera, as `cam --list` names it",
            "\"/base/axi/pcie@1000120000/rp1/i2c@88000/imx708@1a\"");
    static final Key<Path> LIBRARY = Key.without("library", KeyTypes.path("libdiptych-camera.so"),
            "`~/.local/lib/diptych/libdiptych-camera.so`",
            "Diptych's own library, built on this computer for the libcamera that is installed here by "
                    + "`capture-daemon/src/main/native/camera/build`",
            "\"/opt/diptych/libdiptych-camera.so\"");
    static final Key<StreamKind> STREAM = Key.usual("stream",
            KeyTypes.oneOf(Map.of("raw", StreamKind.RAW, "processed", StreamKind.PROCESSED)), "\"raw\"",
            "`raw`: the sensor's own values; `processed`: what the camera makes of them, which is all that a webcam gives",
            "\"processed\"");
    private static final String SIZE = "size of a frame in pixels; both or neither";
    static final Key<Integer> WIDTH = Key.without("width", KeyTypes.whole(64, 16384), "the largest", SIZE, "2304");
    static final Key<Integer> HEIGHT = Key.without("height", KeyTypes.whole(64, 16384), "the largest", SIZE, "1296");
    static final Key<Double> FRAMES_PER_SECOND = Key.usual("frames_per_second", KeyTypes.number(1, 240), "30",
            "the pace at which the camera runs freely", "30");
    static final Key<Long> READOUT_MS = Key.without("readout_ms", KeyTypes.millis(0.1, 1000), NEEDED,
            "from the first row's readout to the last row's, in this mode, which libcamera does not tell: "
                    + "rows times line time, from the sensor's data sheet",
            "18.3");
    private static final String EXPOSURE = "how long each row of the frame gathers light; no longer than a frame lasts";
    static final Key<Long> STUDIO_EXPOSURE_MS = Key.without("studio_exposure_ms", KeyTypes.millis(0.01, 1000), NEEDED,
            EXPOSURE, "10");
    static final Key<Long> FLASH_EXPOSURE_MS = Key.without("flash_exposure_ms", KeyTypes.millis(0.01, 1000), NEEDED,
            EXPOSURE, "20");
    private static final String GAIN = "how far the frame's signal is amplified, as the camera counts it";
    static final Key<Double> STUDIO_GAIN = Key.without("studio_gain", KeyTypes.number(1, 512), NEEDED, GAIN, "1");
    static final Key<Double> FLASH_GAIN = Key.without("flash_gain", KeyTypes.number(1, 512), NEEDED, GAIN, "4");
    /** Neither moves while the camera streams, also where nothing is said of it. */
    private static final String AS_AT_THE_START = "as the camera had it at the start";
    private static final String COLOUR = "white balance, fixed for both lights, green being 1; both or neither";
    static final Key<Double> COLOUR_GAIN_RED = Key.without("colour_gain_red", KeyTypes.number(0.1, 32),
            AS_AT_THE_START, COLOUR, "2.1");
    static final Key<Double> COLOUR_GAIN_BLUE = Key.without("colour_gain_blue", KeyTypes.number(0.1, 32),
            AS_AT_THE_START, COLOUR, "1.7");
    static final Key<Double> LENS_POSITION_DIOPTRES = Key.without("lens_position_dioptres", KeyTypes.number(0, 50),
            AS_AT_THE_START, "focus, fixed for both lights: 1 over the distance in metres, 0 for infinity", "0.8");
    static final Key<TimestampMeaning> TIMESTAMPS = Key.usual("timestamps",
            KeyTypes.oneOf(Map.of("exposure-start", TimestampMeaning.EXPOSURE_START, "readout-start",
                    TimestampMeaning.READOUT_START, "unknown", TimestampMeaning.UNKNOWN)),
            "\"unknown\"",
            "what the camera's timestamps mark, if its maker says so; what `calibrate` measures goes before it",
            "\"readout-start\"");
    static final Key<Integer> BUFFERS = Key.usual("buffers", KeyTypes.whole(4, 32), "6",
            "frames that circulate between camera and program", "8");
    static final Key<Long> PHASE_UNCERTAINTY_MS = Key.usual("phase_uncertainty_ms", KeyTypes.millis(0, 10), "0.5",
            "how far a frame may lie from where the camera's pace puts it", "0.2");

    static final List<Key<?>> OF_LIBCAMERA = List.of(ID, LIBRARY, STREAM, WIDTH, HEIGHT, FRAMES_PER_SECOND, READOUT_MS,
            STUDIO_EXPOSURE_MS, FLASH_EXPOSURE_MS, STUDIO_GAIN, FLASH_GAIN, COLOUR_GAIN_RED, COLOUR_GAIN_BLUE,
            LENS_POSITION_DIOPTRES, TIMESTAMPS, BUFFERS, PHASE_UNCERTAINTY_MS);

    private CameraKeys() {
    }

    static Table table() {
        List<Key<?>> keys = new ArrayList<>(List.of(DRIVER));
        keys.addAll(OF_LIBCAMERA);
        return Table.single("camera",
                "The camera. A rig is simulated as a whole or wired as a whole: with `libcamera`, every light has a "
                        + "driver; with the simulated camera, none has.",
                keys);
    }
}
