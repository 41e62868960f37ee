package dev.diptych.capture.cli;

import dev.diptych.capture.session.PairFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running session took, in the form of its JSON document: names in snake case, units in the names, null where there
 * is nothing to say.
 *
 * @param rig which one, for people
 * @param session the one that was open last; null if none was
 * @param notTaken pairs that were asked for and of which nothing was tried, because the rig may not fire
 */
record RunResult(String rig, @Nullable String session, List<PairFacts> pairs, int accepted, int retake, int notTaken) {
    static RunResult of(String rig, @Nullable String session, List<PairFacts> pairs, int notTaken) {
        int accepted = (int) pairs.stream().filter(PairFacts::accepted).count();
        return new RunResult(rig, session, List.copyOf(pairs), accepted, pairs.size() - accepted, notTaken);
    }
}
