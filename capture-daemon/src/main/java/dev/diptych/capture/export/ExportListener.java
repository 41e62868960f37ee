package dev.diptych.capture.export;

import dev.diptych.archive.PairId;

/** Hears how an export goes. */
public interface ExportListener {
    /** @param done how many of the pairs have been looked at */
    void looked(PairId pair, int done, int all);
}
