package dev.diptych.capture.calibration;

import dev.diptych.archive.CalibrationFiles;
import dev.diptych.rig.calibration.Calibration;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A calibration that lies on disk.
 *
 * @param takenAt when it was measured, by the computer's clock
 * @param file its document
 */
public record StoredCalibration(Calibration calibration, Instant takenAt, Path file) {
    /** What a person may look at. */
    public Path page() {
        return CalibrationFiles.pageOf(file);
    }
}
