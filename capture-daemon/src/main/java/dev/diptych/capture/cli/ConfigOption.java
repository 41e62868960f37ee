package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configuration that a verb works with. */
final class ConfigOption {
    @Option(names = "--config", paramLabel = "FILE", description = "A rig.toml: what the rig is made of, what is known of it, and limits.")
    @Nullable
    Path file;

    Optional<Path> named() {
        return Optional.ofNullable(file);
    }

    /** How a hint names it: nothing for the defaults. */
    String hint() {
        return file == null ? "" : " --config " + file;
    }

    RigConfig read() throws OperatorException {
        return file == null ? RigConfig.DEFAULT : RigConfigReader.read(file);
    }
}
