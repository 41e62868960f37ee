package dev.diptych.capture.calibration;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import java.nio.file.Path;
import java.util.Optional;

/** Which stored calibration a rig is used with: one that is not too old, and of this rig. */
public record CalibrationChoice(CalibrationAge age, CalibrationFit fit) {
    /** @throws OperatorException if this one may not be used, with the reason */
    public StoredCalibration named(Path file) throws OperatorException {
        return usable(CalibrationStore.read(file));
    }

    /**
     * The newest of an archive.
     *
     * @param folder where its calibrations lie
     * @param remedy what to do if there is none, as the end of a sentence
     * @throws OperatorException if there is none, or if it may not be used
     */
    public StoredCalibration newest(Path folder, String remedy) throws OperatorException, ArchiveException {
        Optional<StoredCalibration> newest = CalibrationStore.newest(folder);
        if (newest.isEmpty()) {
            throw new OperatorException("The archive holds no calibration in " + folder + "; " + remedy);
        }
        return usable(newest.get());
    }

    private StoredCalibration usable(StoredCalibration stored) throws OperatorException {
        Optional<String> objection = age.objection(stored).or(() -> fit.objection(stored));
        if (objection.isPresent()) {
            throw new OperatorException(objection.get());
        }
        return stored;
    }
}
