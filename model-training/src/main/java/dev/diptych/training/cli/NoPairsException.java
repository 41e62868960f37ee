package dev.diptych.training.cli;

import dev.diptych.archive.export.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An archive has no pair for what it is asked for. */
final class NoPairsException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    NoPairsException(Path folder, Part part, int leftOut) {
        super(new IOException(folder + " has no pair in its part \"" + part.label() + "\"" + (leftOut == 0
                ? ""
                : " (" + leftOut + " pairs are left out, for want of consent, a good verdict or a face)")
                + "; subjects are split by their codes, so it takes some ten of them: shoot more sessions, or use"
                + " --data synthetic."));
    }
}
