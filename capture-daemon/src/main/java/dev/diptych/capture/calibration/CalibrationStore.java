package dev.diptych.capture.calibration;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CalibrationFiles;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.report.CalibrationPage;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The calibrations of an archive. */
public final class CalibrationStore {
    private static final long RESERVE_BYTES = 16L << 20;

    private final Archive archive;

    public CalibrationStore(Archive archive) {
        this.archive = archive;
    }

    /**
     * One calibration's document.
     *
     * @throws OperatorException if it cannot be read, is damaged or of a later version: a sentence that names the file and
     *         what to do
     */
    public static StoredCalibration read(Path file) throws OperatorException {
        return CalibrationReader.read(file);
    }

    /**
     * What the lights of the rig that was measured are for, by their ids.
     *
     * @throws OperatorException as {@link #read} does
     */
    public static Map<String, LightKind> kinds(Path file) throws OperatorException {
        return CalibrationReader.kinds(file);
    }

    /**
     * The newest calibration in a folder; empty if it holds none. A newest one that cannot be read is not passed over: an
     * older one would be taken for it.
     */
    public static Optional<StoredCalibration> newest(Path folder) throws OperatorException, ArchiveException {
        Optional<Path> file = CalibrationFiles.newest(folder);
        return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
    }

    /** Where this archive's calibrations lie. */
    public Path folder() {
        return archive.calibrationFolder();
    }

    /** To be asked before measuring: it takes minutes, and then has to be kept. */
    public void requireSpace() throws ArchiveException {
        archive.requireSpace(RESERVE_BYTES);
    }

    /**
     * Stores the document and its page, safe on disk when this returns, and reads it back: what is returned is what later
     * runs will see.
     *
     * @param lights of the rig that was measured
     */
    public StoredCalibration store(Calibration calibration, LightSet lights, Instant takenAt, CalibrationNotes notes)
            throws OperatorException, ArchiveException {
        // The file's name holds milliseconds.
        Instant instant = takenAt.truncatedTo(ChronoUnit.MILLIS);
        Calibration kept = BoundedEvidence.of(calibration);
        byte[] page = CalibrationPage.html(kept, lights, instant, notes).getBytes(StandardCharsets.UTF_8);
        return read(archive.writeCalibration(instant, CalibrationDocument.of(kept, lights), page));
    }
}
