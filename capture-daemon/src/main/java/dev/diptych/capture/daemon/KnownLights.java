package dev.diptych.capture.daemon;

import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.rig.CalibratedRig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rig as its lights were measured last; nothing before that. For any thread; the rig itself is its thread's. */
final class KnownLights {
    private record Known(StoredCalibration stored, CalibratedRig rig) {}

    private final CalibrationAge age;
    private volatile @Nullable Known known;

    KnownLights(CalibrationAge age) {
        this.age = age;
    }

    void are(StoredCalibration stored, CalibratedRig rig) {
        known = new Known(stored, rig);
    }

    @Nullable
    CalibratedRig rig() {
        Known now = known;
        return now == null ? null : now.rig();
    }

    Optional<StoredCalibration> stored() {
        return Optional.ofNullable(known).map(Known::stored);
    }

    /** Why what was measured is not to be trusted any more, however long the program has been running. */
    Optional<String> objection() {
        return stored().flatMap(age::objection);
    }

    RigState.@Nullable CalibrationState state() {
        Known now = known;
        if (now == null) {
            return null;
        }
        String file = String.valueOf(now.stored().file().getFileName());
        return new RigState.CalibrationState(file.replaceFirst("\\.json$", ""), now.stored().takenAt().toString(),
                age.objection(now.stored()).isPresent());
    }
}
