package dev.diptych.rig.preview;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;

/**
 * Asks the pixels whether the torch is what lights a preview. The log knows switches, not light: a relay that sticks, an
 * LED that is dead or a bright room shows when the frame before the torch is held against the first one in its light.
 */
final class TorchCheck {
    private static final int ROWS = 48;
    private static final int COLUMNS = 64;
    /** Of a frame's light; a stuck lamp, or most of the room's, is more than a torch at its level gives. */
    private static final double LARGEST_OTHER_SHARE = 0.5;

    private double darkLight = Double.NaN;
    private boolean passed;

    /** A frame of the dark between lamps and torch. */
    void dark(Frame frame) {
        darkLight = light(frame);
    }

    /** A frame in the torch's light: why it is not, or cannot be told; empty if it is. */
    Optional<Fault> objection(Frame frame) {
        if (passed) {
            return Optional.empty();
        }
        if (Double.isNaN(darkLight)) {
            return Optional.of(new Fault(FaultCode.E_FRAME_DROPPED,
                    "No frame shows the studio in the dark before the torch was lit, so nothing tells its light from others; begin the preview again."));
        }
        double litLight = light(frame);
        passed = darkLight <= LARGEST_OTHER_SHARE * litLight;
        return passed
                ? Optional.empty()
                : Optional.of(new Fault(FaultCode.E_NOT_PROVEN,
                        "Without the torch the camera saw %.0f %% of the light that it sees with it, so the frames are none of the torch's: a lamp has stayed on, the torch is dark, or the room is too bright; see to it."
                                .formatted(litLight > 0 ? 100 * darkLight / litLight : 100)));
    }

    private static double light(Frame frame) {
        return frame.rowMeans(RowSampling.atLeast(ROWS, COLUMNS, frame.format())).mean();
    }
}
