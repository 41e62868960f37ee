package dev.diptych.capture.cli;

import dev.diptych.capture.model.ModelSource;
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
 * @param models of this user
 */
record Surroundings(Clock clock, InputStream keyboard, Supplier<RigDevices> devices, ModelSource models) {}
