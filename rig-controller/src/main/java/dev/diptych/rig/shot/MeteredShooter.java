package dev.diptych.rig.shot;

import dev.diptych.rig.calibration.LightMeter;
import dev.diptych.rig.calibration.MeteredLight;
import dev.diptych.rig.calibration.MeteringOutcome;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shoots pairs of sitters whose light is metered: once when somebody has sat down, and again after anything that leaves
 * in doubt whether what was metered still holds.
 */
public final class MeteredShooter {
    /** After these the camera, or its timestamps, may be others. */
    private static final Set<FaultCode> METER_AGAIN = EnumSet.of(FaultCode.E_TIMESTAMP, FaultCode.E_CAMERA,
            FaultCode.E_CAMERA_STALLED, FaultCode.E_CAMERA_GONE);

    private final PairShooter shooter;
    private final LightMeter meter;
    private Optional<MeteredLight> onSitter = Optional.empty();
    private boolean metered;

    public MeteredShooter(PairShooter shooter, LightMeter meter) {
        this.shooter = shooter;
        this.meter = meter;
    }

    /** What plans are made from on this rig. */
    public PlanningInputs planningInputs() {
        return shooter.planningInputs();
    }

    /** Keeps up with the camera while nothing is shot: the next frame, which whoever gets it releases. */
    public Frame follow() throws CameraException {
        try {
            return shooter.follow();
        } catch (CameraException e) {
            // Whatever is started again may be another camera, or have other timestamps.
            meterAgain();
            throw e;
        }
    }

    /** Something happened that leaves in doubt what was metered: the next pair is metered anew. */
    public void meterAgain() {
        metered = false;
    }

    /** Somebody else sits: the light on the one before says nothing any more. */
    public void seated() {
        onSitter = Optional.empty();
        shooter.compareWith(onSitter);
        metered = false;
    }

    /** Meters the light if that is called for. Returns why it could not; empty if it could. */
    public Optional<Fault> meterIfNeeded() {
        if (metered) {
            return Optional.empty();
        }
        return switch (meter.meter(onSitter)) {
            case MeteringOutcome.Refused refused -> Optional.of(refused.fault());
            case MeteringOutcome.Metered found -> {
                onSitter = Optional.of(found.light());
                shooter.compareWith(onSitter);
                metered = true;
                yield Optional.empty();
            }
        };
    }

    /** One pair. Nothing is switched if the light was to be metered and could not be. */
    public ShotOutcome shoot() {
        Optional<Fault> unmetered = meterIfNeeded();
        if (unmetered.isPresent()) {
            return new ShotOutcome.Refused(unmetered.get());
        }
        ShotOutcome outcome = shooter.shoot();
        switch (outcome) {
            case ShotOutcome.Refused refused -> metered = !METER_AGAIN.contains(refused.fault().code());
            case ShotOutcome.Unproven unproven -> metered = !METER_AGAIN.contains(unproven.fault().code());
            case ShotOutcome.Proven ignored -> {
                // What was metered still holds.
            }
        }
        return outcome;
    }
}
