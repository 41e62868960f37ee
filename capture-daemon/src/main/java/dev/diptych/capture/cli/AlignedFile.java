package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file that an aligned picture is to be written to, before any work is done for it. */
final class AlignedFile {
    private AlignedFile() {
    }

    /** Why {@code aligned} cannot be it, as one sentence; empty if it can. */
    static Optional<String> objection(Path aligned, List<Path> inputs) {
        if (Files.isDirectory(aligned)) {
            return Optional.of(aligned + " is a folder; name a file for the aligned picture.");
        }
        if (!String.valueOf(aligned.getFileName()).toLowerCase(Locale.ROOT).endsWith(".png")) {
            return Optional.of("the aligned picture is written as PNG; name it *.png, not " + aligned + ".");
        }
        return inputs.stream()
                .filter(input -> OutputFile.isSame(aligned, input))
                .findFirst()
                .map(input -> "the aligned picture would be written over the input " + input
                        + "; give it another name.");
    }
}
