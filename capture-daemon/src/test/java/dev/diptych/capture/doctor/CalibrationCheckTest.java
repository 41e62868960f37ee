package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.archive.Archive;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.SampleCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.report.CalibrationNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationCheckTest {
    private static final Instant TAKEN = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path root = Path.of("");

    @ParameterizedTest
    @CsvSource({"2026-11-21T09:00:00Z,OK,was taken at 2026-11-21T08:00:00Z", "2026-11-23T08:00:00Z,WARN,48 hours old",
        "2026-11-20T08:00:00Z,WARN,set the clock"})
    void tellsTheAgeOfTheNewest(Instant now, Severity severity, String evidence) throws Exception {
        calibrate();

        assertFound(severity, "calibration.age", evidence, findings(now));
    }

    @Test
    void anArchiveWithoutOneWarns() throws IOException {
        assertFound(Severity.WARN, "calibration.age", "never calibrated", findings(TAKEN));
        assertEquals("diptych calibrate --out " + root, findings(TAKEN).getFirst().remedy());
    }

    @Test
    void oneThatCannotBeReadFails() throws Exception {
        Files.writeString(calibrate().file(), "{");

        assertFound(Severity.FAIL, "calibration.age", "is damaged", findings(TAKEN));
    }

    private StoredCalibration calibrate() throws Exception {
        try (Archive archive = Archive.open(root)) {
            return new CalibrationStore(archive).store(SampleCalibration.calibration(), SampleCalibration.lights(),
                    TAKEN, new CalibrationNotes("A studio.", Duration.ofHours(24), Optional.empty()));
        }
    }

    private List<Finding> findings(Instant now) throws IOException {
        return new CalibrationCheck(root, Optional.empty(),
                new CalibrationAge(Duration.ofHours(24), InstantSource.fixed(now))).run();
    }
}
