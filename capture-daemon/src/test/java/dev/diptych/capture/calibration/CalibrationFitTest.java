package dev.diptych.capture.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.calibration.CalibratedCamera;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFitTest {
    private static final StoredCalibration STORED = new StoredCalibration(SampleCalibration.calibration(),
            Instant.EPOCH, Path.of("c.json"));

    /** The calibration measured the flash at 0.8 and the lamp "key" at 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = { //
        "1280 | 960 | 33.333333 | 18 | flash=0.8 key=1 | -",
        "1280 | 960 | 33.334 | 18.009 | flash=0.803 key=1 | -",
        "640 | 480 | 33.333333 | 18 | flash=0.8 key=1 | is of a camera at 1280x960 pixels, but this one is at 640x480",
        "1280 | 720 | 33.333333 | 18 | flash=0.8 key=1 | is of a camera at 1280x960 pixels, but this one is at 1280x720",
        "1280 | 960 | 16.667 | 18 | flash=0.8 key=1 | is of a camera with a frame period of 33.33 ms, but this one has 16.67 ms",
        "1280 | 960 | 33.333333 | 20 | flash=0.8 key=1 | is of a camera with a readout of 18.00 ms, but this one has 20.00 ms",
        "1280 | 960 | 33.333333 | 18 | flash=0.8 key=1 fill=1 | does not know the light \"fill\" of this rig",
        "1280 | 960 | 33.333333 | 18 | flash=0.8 | is of a rig with the light \"key\", which this one does not have",
        "1280 | 960 | 33.333333 | 18 | flash=1 key=1 | measured the light \"flash\" at level 0.80, but it is used at 1.00",
        "1280 | 960 | 33.333333 | 18 | flash=0.8 key=0.5 | measured the light \"key\" at level 1.00, but it is used at 0.50"})
    void aCalibrationOfAnotherRigIsToldOf(int widthPx, int heightPx, double frameMillis, double readoutMillis,
            String lights, String expected) {
        Map<String, Double> levels = new TreeMap<>();
        for (String light : lights.split(" ")) {
            String[] parts = light.split("=");
            levels.put(parts[0], Double.valueOf(parts[1]));
        }
        CalibratedCamera camera = new CalibratedCamera(widthPx, heightPx, Math.round(frameMillis * 1e6),
                Math.round(readoutMillis * 1e6));

        Optional<String> objection = new CalibrationFit(camera, levels).objection(STORED);

        assertEquals(Optional.ofNullable(expected).map(what -> "The calibration c.json " + what + "; calibrate again."),
                objection);
    }

    @Test
    void aRigUsesItsLightsAtFullLevel() {
        SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 1, 64, 48));

        CalibrationFit fit = CalibrationFit.of(studio.camera(), studio.dataSheet());

        assertEquals(new CalibratedCamera(64, 48, 33_333_333, 18_000_000), fit.camera());
        assertEquals(Map.of("flash", 1.0, "front-left", 1.0, "front-right", 1.0, "high-left", 1.0, "high-right", 1.0),
                fit.levels());
    }
}
