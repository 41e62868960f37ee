package dev.diptych.capture.demo;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.calibration.CalibrationFit;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.RigCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.calibration.CalibrationSettings;
import dev.diptych.rig.calibration.LightMeter;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.MeteredShooter;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.studio.SimulatedStudio;
import java.time.InstantSource;
import java.util.Optional;

/** The rig of a demo: the simulated studio's lights and camera, calibrated, and what shoots pairs with them. */
final class DemoRig {
    /** How far the camera's frames lie from where they are predicted: its timestamps are good to 30 microseconds. */
    private static final long PHASE_UNCERTAINTY_NANOS = 100_000;
    private final LightSet lights;
    private final MeteredShooter shooter;

    private DemoRig(LightSet lights, MeteredShooter shooter) {
        this.lights = lights;
        this.shooter = shooter;
    }

    /**
     * With the stored calibration, if one is named, or by measuring now, with the chair empty.
     *
     * @throws OperatorException if the calibration is refused, too old or of another rig
     */
    static DemoRig calibrated(SimulatedStudio studio, DemoOptions options, CalibrationStore store,
            CalibrationListener listener) throws OperatorException, ArchiveException {
        RigConfig config = options.config();
        LightSet equipment = studio.equipment();
        LightControl control = new LightControl(studio.clock(), equipment, studio.executor(),
                new SafetyGate(equipment));
        Calibration calibration = (options.calibration().isPresent()
                ? named(options, studio)
                : measured(studio, options, store, control, listener)).calibration();
        LightSet lights = config.applyTo(calibration.applyTo(equipment));
        LightControl known = control.withResponses(lights);
        FrameStream stream = new FrameStream(studio.clock(), studio.camera(), calibration.timestampReading());
        PairShooter shooter = new PairShooter(studio.clock(), stream, known, new OverlapPlanner(),
                new ShotSettings(studio.studioExposure(), studio.flashExposure(), PHASE_UNCERTAINTY_NANOS,
                        config.roomLightRatio().orElse(calibration.room().lightRatio())));
        try {
            stream.start(studio.studioExposure());
        } catch (CameraException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
        return new DemoRig(lights, new MeteredShooter(shooter,
                new LightMeter(studio.clock(), stream, known, studio.studioExposure())));
    }

    private static StoredCalibration measured(SimulatedStudio studio, DemoOptions options, CalibrationStore store,
            LightControl control, CalibrationListener listener) throws OperatorException, ArchiveException {
        studio.leaveChairEmpty();
        return new RigCalibration(store, InstantSource.system(),
                new CalibrationNotes(options.studio().name() + ".", options.config().maxCalibrationAge(),
                        Optional.of(StudioKnowledge.of(studio))))
                .run(studio.clock(), studio.camera(), control,
                        new CalibrationSettings(studio.studioExposure(), CalibrationSettings.USUAL_REPEATS), listener);
    }

    private static StoredCalibration named(DemoOptions options, SimulatedStudio studio) throws OperatorException {
        StoredCalibration stored = CalibrationStore.read(options.calibration().orElseThrow());
        Optional<String> objection = new CalibrationAge(options.config().maxCalibrationAge(), InstantSource.system())
                .objection(stored)
                .or(() -> CalibrationFit.of(studio.camera(), studio.equipment()).objection(stored));
        if (objection.isPresent()) {
            throw new OperatorException(objection.get());
        }
        return stored;
    }

    LightSet lights() {
        return lights;
    }

    MeteredShooter shooter() {
        return shooter;
    }
}
