package dev.diptych.capture.rig;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.LightMeter;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.preview.Previewer;
import dev.diptych.rig.shot.MeteredShooter;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.LightControl;

/** A rig whose lights are known and whose camera streams: what shoots pairs with it. */
public final class CalibratedRig {
    private final Rig rig;
    private final LightSet lights;
    private final MeteredShooter shooter;
    private final Previewer previewer;

    private CalibratedRig(Rig rig, LightSet lights, MeteredShooter shooter, Previewer previewer) {
        this.rig = rig;
        this.lights = lights;
        this.shooter = shooter;
        this.previewer = previewer;
    }

    /**
     * Starts the camera.
     *
     * @param calibration of this rig; whether it fits was asked before
     * @throws OperatorException if the configuration names a light that the rig has not, or the camera does not start
     */
    public static CalibratedRig of(Rig rig, Calibration calibration, RigConfig config) throws OperatorException {
        LightSet lights = config.applyTo(calibration.applyTo(rig.equipment()));
        LightControl control = rig.control().withResponses(lights);
        FrameStream stream = new FrameStream(rig.clock(), rig.camera(), calibration.timestampReading());
        PairShooter shooter = new PairShooter(rig.clock(), stream, control, new OverlapPlanner(),
                new ShotSettings(rig.studioExposure(), rig.flashExposure(), rig.phaseUncertaintyNanos(),
                        config.roomLightRatio().orElse(calibration.room().lightRatio())));
        try {
            stream.start(rig.studioExposure());
        } catch (CameraException e) {
            throw new OperatorException(Fault.of(e).line(), e);
        }
        return new CalibratedRig(rig, lights,
                new MeteredShooter(shooter, new LightMeter(rig.clock(), stream, control, rig.studioExposure())),
                rig.previewer(stream, control));
    }

    public Rig rig() {
        return rig;
    }

    /** Its lights, as calibrated and configured. */
    public LightSet lights() {
        return lights;
    }

    public MeteredShooter shooter() {
        return shooter;
    }

    /** Begins previews, by the thread that shoots and between two pairs; whoever follows one has the camera meanwhile. */
    public Previewer previewer() {
        return previewer;
    }
}
