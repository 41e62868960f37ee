package dev.diptych.capture.daemon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came of the latest triggers of this run. The archive's journal knows them all, those of earlier runs too. */
final class TriggerMemory {
    /** More than can be under way at once by far; whoever asks for an older result finds the pair in the archive. */
    static final int MOST = 1000;

    private final Map<String, Optional<PairReport>> results = new LinkedHashMap<>();

    synchronized boolean knows(String triggerId) {
        return results.containsKey(triggerId);
    }

    synchronized void accepted(String triggerId) {
        results.put(triggerId, Optional.empty());
        if (results.size() > MOST) {
            results.remove(results.keySet().iterator().next());
        }
    }

    synchronized void ended(String triggerId, PairReport report) {
        results.replace(triggerId, Optional.of(report));
    }

    synchronized Optional<PairReport> result(String triggerId) {
        return results.getOrDefault(triggerId, Optional.empty());
    }
}
