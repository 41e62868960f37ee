package dev.diptych.capture.serve;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CalibrationFiles;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.web.ArchiveViews.CalibrationCurves;
import dev.diptych.rig.calibration.MeasuredLight;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the calibrations of an archive, each of them once: a file of one name never changes. */
final class CalibrationLook {
    private final Path folder;
    private volatile @Nullable CalibrationCurves drawn;
    private volatile @Nullable StoredCalibration read;

    CalibrationLook(Path folder) {
        this.folder = folder;
    }

    /** Empty if there is none. */
    Optional<CalibrationCurves> newest() throws ArchiveException, OperatorException {
        Optional<Path> file = CalibrationFiles.newest(folder);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String id = String.valueOf(file.get().getFileName()).replaceFirst("\\.json$", "");
        CalibrationCurves before = drawn;
        if (before != null && before.id().equals(id)) {
            return Optional.of(before);
        }
        CalibrationCurves curves = MeasuredCurves.of(id, read(file.get()), CalibrationStore.kinds(file.get()));
        drawn = curves;
        return Optional.of(curves);
    }

    /** What was known of each light then, by its id; nothing of any if that cannot be read. */
    Map<String, MeasuredLight> lightsAt(Instant then) {
        Map<String, MeasuredLight> lights = new HashMap<>();
        try {
            Optional<Path> file = CalibrationFiles.newestAt(folder, then);
            if (file.isPresent()) {
                read(file.get()).calibration().lights().forEach(light -> lights.put(light.lightId(), light));
            }
        } catch (ArchiveException | OperatorException e) {
            // A shot is drawn by its log alone then.
            return Map.of();
        }
        return lights;
    }

    private StoredCalibration read(Path file) throws OperatorException {
        StoredCalibration before = read;
        if (before != null && before.file().equals(file)) {
            return before;
        }
        StoredCalibration stored = CalibrationStore.read(file);
        read = stored;
        return stored;
    }
}
