package dev.diptych.capture.cli;

import dev.diptych.capture.daemon.Background;
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
 * @param background the threads of a session
 * @param served whether a session has its console and its broker, unless the operator says otherwise
 */
record Surroundings(Clock clock, InputStream keyboard, Supplier<RigDevices> devices, ModelSource models,
        Supplier<Background> background, boolean served) {
    /** Where nobody but the keyboard asks for anything, and all is done in its turn. */
    Surroundings(Clock clock, InputStream keyboard, Supplier<RigDevices> devices, ModelSource models) {
        this(clock, keyboard, devices, models, () -> Background.NONE, false);
    }
}
