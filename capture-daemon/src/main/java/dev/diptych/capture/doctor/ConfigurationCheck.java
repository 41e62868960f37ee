package dev.diptych.capture.doctor;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfigReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the configuration can be read. */
public final class ConfigurationCheck implements Check {
    private final Optional<Path> file;

    /** @param file empty for the defaults */
    public ConfigurationCheck(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public String part() {
        return "config";
    }

    @Override
    public List<Finding> run() {
        if (file.isEmpty()) {
            return List.of(Finding.ok("config.file", "No file is named; every key has its default."));
        }
        try {
            RigConfigReader.read(file.get());
            return List.of(Finding.ok("config.file", file.get() + " can be read."));
        } catch (OperatorException e) {
            return List.of(Finding.fail("config.file", e.getMessage() + " The checks below take the defaults.",
                    "Mend " + file.get() + ", or name another file with --config."));
        }
    }
}
