package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.ServiceConfig;
import dev.diptych.inference.model.UserFolders;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the rig keeps who may do what, and the key of its console: the same for whoever runs it and whoever gives rights. */
final class StateOption {
    private static final String WITHOUT_HOME = "diptych-state";

    @Option(names = "--state", paramLabel = "DIR", description = "The rig's state folder, for its owner alone (default: rig.state_folder, else $XDG_STATE_HOME/diptych or ~/.local/state/diptych).")
    @Nullable
    Path folder;

    @Mixin
    ConfigOption config = new ConfigOption();

    /** As the rig of {@code --config} has it. */
    Path folder() throws OperatorException {
        return folder(config.read().service());
    }

    Path folder(ServiceConfig configured) {
        return Optional.ofNullable(folder)
                .or(configured::stateFolder)
                .or(UserFolders::state)
                .orElse(Path.of(WITHOUT_HOME));
    }
}
