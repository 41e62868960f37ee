package dev.diptych.capture.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The archive that a verb works on. */
final class ArchiveOption {
    private static final String USUAL = "diptych-demo";

    @Option(names = "--archive", paramLabel = "DIR", defaultValue = USUAL, description = "The folder of the archive (default: ./${DEFAULT-VALUE}).")
    Path folder = Path.of(USUAL);

    /** How a hint names it: nothing for the usual one. */
    String hint() {
        return folder.equals(Path.of(USUAL)) ? "" : " --archive " + folder;
    }
}
