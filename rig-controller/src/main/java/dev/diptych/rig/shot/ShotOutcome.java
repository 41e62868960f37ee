package dev.diptych.rig.shot;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.switching.Fault;
import java.util.List;

/** How an attempt at a pair ended. */
public sealed interface ShotOutcome {
    /** Nothing was switched. */
    record Refused(Fault fault) implements ShotOutcome {}

    /**
     * Lights were switched, but no pair is proved. What was seen is kept.
     *
     * @param frames what the camera delivered
     */
    record Unproven(Fault fault, ShotRecord shot, List<Frame> frames) implements ShotOutcome {
        public Unproven {
            frames = List.copyOf(frames);
        }
    }

    /** A pair whose frames are proved by the log; {@code light} and {@code evidence} are what their pixels say. */
    record Proven(ShotRecord shot, PickedFrames frames, LightMeasure light,
            ShotEvidence evidence) implements ShotOutcome {}
}
