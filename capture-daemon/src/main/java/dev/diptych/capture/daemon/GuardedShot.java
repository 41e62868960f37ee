package dev.diptych.capture.daemon;

import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A shot or a metering into which somebody opened a door, or which was stopped, is none whatever its frames show. */
record GuardedShot(CalibratedRig rig, Interlocks interlocks, Supplier<ShotOutcome> shutter) {
    ShotOutcome shoot() {
        long startedNanos = rig.rig().clock().nanos();
        ShotOutcome outcome = rig.shooter()
                .meterIfNeeded()
                .<ShotOutcome>map(ShotOutcome.Refused::new)
                .orElseGet(shutter);
        Optional<Fault> objection = interlocks.objectionSince(startedNanos);
        if (objection.isEmpty()) {
            return outcome;
        }
        rig.shooter().meterAgain();
        return switch (outcome) {
            case ShotOutcome.Refused _ -> new ShotOutcome.Refused(objection.get());
            case ShotOutcome.Unproven unproven ->
                new ShotOutcome.Unproven(objection.get(), unproven.shot(), unproven.frames());
            case ShotOutcome.Proven proven ->
                new ShotOutcome.Unproven(objection.get(), proven.shot(), frames(proven.frames()));
        };
    }

    private static List<Frame> frames(PickedFrames picked) {
        return List.of(picked.studio(), picked.flash(), picked.dark());
    }
}
