package dev.diptych.capture.daemon;

import dev.diptych.capture.live.Viewfinder;
import dev.diptych.capture.rig.CalibratedRig;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.switching.Fault;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps up with the camera while nothing is shot, and lets the viewfinder have what it sees. By the thread with the camera. */
final class CameraWatch {
    /** A camera that stalls so often in a row while nobody touches it does not come back by itself. */
    private static final int MOST_STALLS = 3;

    private final Viewfinder viewfinder;
    private final Consumer<String> told;
    private int stalls;

    CameraWatch(Viewfinder viewfinder, Consumer<String> told) {
        this.viewfinder = viewfinder;
        this.told = told;
    }

    /** A person has looked at the camera. */
    void forget() {
        stalls = 0;
    }

    /** One frame. Returns why the camera does not come back by itself; empty if there is still hope. */
    Optional<Fault> follow(CalibratedRig rig) {
        try {
            Frame frame = rig.shooter().follow();
            stalls = 0;
            viewfinder.offer(frame);
            return Optional.empty();
        } catch (CameraException e) {
            Fault fault = Fault.of(e);
            stalls++;
            boolean startsAgain = e.reason() == Reason.STALLED || e.reason() == Reason.GONE;
            if (stalls >= MOST_STALLS || !startsAgain) {
                return Optional.of(fault);
            }
            told.accept(fault.line() + " Starting it again.");
            return Optional.empty();
        }
    }
}
