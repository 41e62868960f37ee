package dev.diptych.capture.cli;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.RigCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.daemon.RigPort;
import dev.diptych.capture.doctor.Severity;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.rig.WiredRig;
import dev.diptych.capture.serve.Condition;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.StudioOptions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The open rig as the daemon runs it.
 *
 * @param studio which one, if it is simulated
 */
record DaemonRig(OpenRig open, RigConfig config, StudioOptions studio, Archive archive) implements RigPort {
    /** A simulated rig has no contacts. */
    private static final WiredRig.Listener NOBODY = new WiredRig.Listener() {
        @Override
        public void triggered(String contactId) {
            // There is none.
        }

        @Override
        public void told(String sentence) {
            // There is nothing to tell.
        }
    };

    @Override
    public Rig rig() {
        return open.rig();
    }

    @Override
    public boolean simulated() {
        return config.hardware().isEmpty();
    }

    @Override
    public Interlocks interlocks() {
        return open.interlocks();
    }

    @Override
    public Optional<String> clearFault() {
        return open.clearFault();
    }

    @Override
    public Optional<String> rest(String reason) {
        return open.rest(reason);
    }

    /** Of the board that switches the lights, for the health page. Any thread, does not block. */
    Condition link() {
        return open.mcuVital()
                .map(vital -> new Condition(vital.words(), switch (vital.health()) {
                    case WELL -> Severity.OK;
                    case STARTING -> Severity.NOTE;
                    case STOPPED -> Severity.FAIL;
                }))
                .orElse(new Condition("not used", Severity.OK));
    }

    @Override
    public Supplier<ShotOutcome> shutter(Supplier<ShotOutcome> shot) {
        return open.shutter(shot);
    }

    @Override
    public StoredCalibration calibrate(CalibrationListener listener) throws OperatorException, ArchiveException {
        if (!simulated()) {
            return calibrate(open, listener);
        }
        // What is simulated need not be waited for: the same studio, in a time of its own.
        try (OpenRig twin = OpenRig.of(config, studio, new VirtualClock(), () -> {
            throw new IllegalStateException("A simulated studio has no devices.");
        }, NOBODY)) {
            return calibrate(twin, listener);
        }
    }

    private StoredCalibration calibrate(OpenRig measured, CalibrationListener listener)
            throws OperatorException, ArchiveException {
        measured.leaveChairEmpty();
        config.requireLights(measured.rig().equipment());
        Optional<Fault> objection = measured.interlocks().objection();
        if (objection.isPresent()) {
            throw new OperatorException(objection.get().line());
        }
        long startNanos = measured.rig().clock().nanos();
        CalibrationNotes notes = new CalibrationNotes(measured.rig().name() + ".", config.maxCalibrationAge(),
                measured.truth());
        return new RigCalibration(new CalibrationStore(archive), InstantSource.system(), notes).run(measured.rig(),
                CalibrationSettings.USUAL_REPEATS, () -> measured.interlocks().objectionSince(startNanos), listener);
    }

    @Override
    public Optional<Stranger> stranger(Archive known) {
        return open.stranger(known);
    }

    @Override
    public void seat(SessionId session) throws OperatorException {
        open.seat(session);
    }
}
