package dev.diptych.capture.cli;

import dev.diptych.capture.rig.RigDevices;
import dev.diptych.rig.time.Clock;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * What the program finds around it.
 *
 * @param clock of what happens in real time
 * @param keyboard what the operator types
 * @param devices what is plugged into this computer; asked for only by verbs that use them
 */
record Surroundings(Clock clock, InputStream keyboard, Supplier<RigDevices> devices) {}
