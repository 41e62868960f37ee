package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.calibration.CalibrationListener;
import java.util.Optional;
import java.util.function.Consumer;

/** Has the lights measured, and sees to what they were measured as. By the thread that has the camera. */
final class CalibrationDesk {
    private final RigPort port;
    private final RigConfig config;
    private final KnownLights lights;
    private final StateBoard board;
    private final Readiness readiness;
    private final Consumer<String> told;

    CalibrationDesk(RigPort port, RigConfig config, KnownLights lights, StateBoard board, Readiness readiness,
            Consumer<String> told) {
        this.port = port;
        this.config = config;
        this.lights = lights;
        this.board = board;
        this.readiness = readiness;
        this.told = told;
    }

    /** The lights are as they were measured before; the camera is started. */
    void use(StoredCalibration stored) throws OperatorException {
        lights.are(stored, CalibratedRig.of(port.rig(), stored.calibration(), config));
        board.refresh();
    }

    /** A stop, an abort or a door breaks it off between two sweeps, when every light is at rest. */
    void calibrate() throws OperatorException, ArchiveException {
        StoredCalibration measured;
        try {
            measured = port.calibrate(unlessStopped());
        } catch (BrokenOffException e) {
            useAgain();
            told.accept("The lights are not calibrated: " + e.why.line());
            return;
        } catch (OperatorException | ArchiveException | RuntimeException e) {
            useAgain();
            throw e;
        } finally {
            board.noTask();
        }
        use(measured);
        told.accept("The lights are calibrated.");
    }

    private CalibrationListener unlessStopped() {
        return (what, step, steps) -> {
            Optional<RigState.Objection> stop = readiness.stop();
            if (stop.isPresent()) {
                throw new BrokenOffException(stop.get());
            }
            board.task(what, step, steps);
        };
    }

    /** The camera was closed by whoever measured; what was known of the lights is as good as before. */
    private void useAgain() throws OperatorException {
        Optional<StoredCalibration> before = lights.stored();
        if (before.isPresent()) {
            use(before.get());
        }
    }

    private static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient RigState.Objection why;

        BrokenOffException(RigState.Objection why) {
            super(why.line());
            this.why = why;
        }
    }
}
