package dev.diptych.capture.export;

import dev.diptych.capture.develop.PairAligner;
import java.io.IOException;

/** Loads what finds faces, which takes a second. */
public interface AlignerSource {
    /** @throws IOException if faces cannot be looked for on this computer */
    PairAligner load() throws IOException;
}
