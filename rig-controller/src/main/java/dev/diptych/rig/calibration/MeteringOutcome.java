package dev.diptych.rig.calibration;

import dev.diptych.rig.switching.Fault;

/** How metering ended. */
public sealed interface MeteringOutcome {
    record Metered(MeteredLight light) implements MeteringOutcome {}

    record Refused(Fault fault) implements MeteringOutcome {}
}
