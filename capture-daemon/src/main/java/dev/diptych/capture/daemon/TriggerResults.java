package dev.diptych.capture.daemon;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.TriggerFate;
import java.util.Optional;

/** What came of triggers, of this run and of earlier ones, in whichever session. For any thread; may read from disk. */
final class TriggerResults {
    private final TriggerMemory thisRun;
    private final Archive archive;

    TriggerResults(TriggerMemory thisRun, Archive archive) {
        this.thisRun = thisRun;
        this.archive = archive;
    }

    /** Whether it was obeyed before. */
    boolean knows(String triggerId) throws ArchiveException {
        return thisRun.knows(triggerId) || archive.fate(triggerId).isPresent();
    }

    /** Empty if it was never obeyed, is still on its way, or nothing can be read of it. */
    Optional<PairReport> result(String triggerId) throws ArchiveException {
        if (thisRun.knows(triggerId)) {
            return thisRun.result(triggerId);
        }
        Optional<TriggerFate> fate = archive.fate(triggerId);
        return fate.isPresent() ? EarlierPairs.of(archive.root(), triggerId, fate.get()) : Optional.empty();
    }
}
