package dev.diptych.capture.doctor;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.StoredCalibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the newest calibration can be read and is young enough. */
public final class CalibrationCheck implements Check {
    private static final String ID = "calibration.age";

    private final Path archive;
    private final Optional<Path> config;
    private final CalibrationAge age;

    /**
     * @param archive the calibrations lie in its folder {@code calibration}
     * @param config of the rig; empty for the simulated studio as it is by default
     */
    public CalibrationCheck(Path archive, Optional<Path> config, CalibrationAge age) {
        this.archive = archive;
        this.config = config;
        this.age = age;
    }

    @Override
    public String part() {
        return "calibration";
    }

    @Override
    public List<Finding> run() throws IOException {
        String remedy = "diptych calibrate" + config.map(file -> " --config " + file).orElse("") + " --out " + archive;
        Optional<StoredCalibration> newest;
        try {
            newest = CalibrationStore.newest(archive.resolve("calibration"));
        } catch (OperatorException e) {
            return List.of(Finding.fail(ID, String.valueOf(e.getMessage()), remedy));
        }
        if (newest.isEmpty()) {
            return List.of(Finding.warn(ID, "The lights of this rig were never calibrated in " + archive + ".",
                    remedy));
        }
        return List.of(age.objection(newest.get())
                .map(objection -> Finding.warn(ID, objection, remedy))
                .orElseGet(() -> Finding.ok(ID, "The newest calibration was taken at " + newest.get().takenAt()
                        + ".")));
    }
}
