package dev.diptych.capture.calibration;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.rig.Rig;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.calibration.CalibrationOutcome;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.calibration.Calibrator;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Fault;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Calibrates a rig: measures it, stores what was found and hands it back. */
public final class RigCalibration {
    private final CalibrationStore store;
    private final InstantSource wallTime;
    private final CalibrationNotes notes;

    /** @param notes what else the page says */
    public RigCalibration(CalibrationStore store, InstantSource wallTime, CalibrationNotes notes) {
        this.store = store;
        this.wallTime = wallTime;
        this.notes = notes;
    }

    /**
     * Measures with the chair empty. The camera is closed when this returns.
     *
     * @param repeats how often each light is switched
     * @param disturbance asked when all is measured: what happened meanwhile that spoils it
     * @throws OperatorException if the measurement is refused; nothing is stored then
     */
    public StoredCalibration run(Rig rig, int repeats, Supplier<Optional<Fault>> disturbance,
            CalibrationListener listener) throws OperatorException, ArchiveException {
        store.requireSpace();
        Calibrator calibrator = new Calibrator(rig.clock(), rig.camera(), rig.control(),
                new CalibrationSettings(rig.studioExposure(), repeats), listener);
        CalibrationOutcome outcome = calibrator.calibrate();
        Optional<Fault> disturbed = disturbance.get();
        if (disturbed.isPresent()) {
            throw new OperatorException(disturbed.get().line());
        }
        return keep(outcome, rig.equipment());
    }

    StoredCalibration keep(CalibrationOutcome outcome, LightSet lights) throws OperatorException, ArchiveException {
        return switch (outcome) {
            case CalibrationOutcome.Refused(var refusal) ->
                throw new OperatorException(refusal.code() + ": " + refusal.sentence());
            case CalibrationOutcome.Measured(var calibration) ->
                store.store(calibration, lights, wallTime.instant(), notes);
        };
    }
}
