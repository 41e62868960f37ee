package dev.diptych.archive;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the journal says of pairs by now. */
final class JournalState {
    private final Map<PairId, JournalEntry.Intent> open = new LinkedHashMap<>();
    private final Map<PairId, JournalEntry.Committed> committed = new LinkedHashMap<>();
    private final Map<PairId, JournalEntry.InSpare> inSpare = new HashMap<>();
    private final Set<PairId> failed = new HashSet<>();
    private final Map<String, PairId> triggers = new HashMap<>();
    private final Map<PairId, JournalEntry.NotTaken> notTaken = new HashMap<>();
    private final Map<SessionId, Integer> greatestNumbers = new ConcurrentHashMap<>();

    static JournalState of(Collection<JournalEntry> entries) {
        JournalState state = new JournalState();
        entries.forEach(state::add);
        return state;
    }

    void add(JournalEntry entry) {
        // Of every entry, not of intents alone: one of those may have rotted.
        greatestNumbers.merge(entry.pair().sessionId(), entry.pair().number(), Math::max);
        switch (entry) {
            case JournalEntry.Intent intent -> {
                open.put(intent.pair(), intent);
                triggers.put(intent.triggerId(), intent.pair());
            }
            case JournalEntry.Committed done -> {
                open.remove(done.pair());
                committed.put(done.pair(), done);
            }
            case JournalEntry.NotTaken end -> {
                open.remove(end.pair());
                notTaken.put(end.pair(), end);
            }
            case JournalEntry.Failed commit -> failed.add(commit.pair());
            case JournalEntry.InSpare spare -> {
                open.remove(spare.pair());
                inSpare.put(spare.pair(), spare);
            }
            case JournalEntry.Partial partial -> open.remove(partial.pair());
        }
    }

    /** Intents of which nothing is known since. */
    Collection<JournalEntry.Intent> openIntents() {
        return Collections.unmodifiableCollection(open.values());
    }

    boolean isOpen(PairId pair) {
        return open.containsKey(pair);
    }

    /** Pairs that were in their place, with the checksums of their manifests. */
    Map<PairId, JournalEntry.Committed> committed() {
        return Collections.unmodifiableMap(committed);
    }

    /** Whether a commit of this pair ever failed. */
    boolean hasFailed(PairId pair) {
        return failed.contains(pair);
    }

    /** Where the pair lies, if it went to another archive. */
    Optional<String> spareFolder(PairId pair) {
        return Optional.ofNullable(inSpare.get(pair)).map(JournalEntry.InSpare::folder);
    }

    boolean knowsTrigger(String triggerId) {
        return triggers.containsKey(triggerId);
    }

    /** What became of a trigger; empty if it was never obeyed. */
    Optional<TriggerFate> fate(String triggerId) {
        return Optional.ofNullable(triggers.get(triggerId))
                .map(pair -> new TriggerFate(pair, committed.containsKey(pair),
                        Optional.ofNullable(notTaken.get(pair))));
    }

    /** Whether the journal says anything of this subject. */
    boolean knowsSubject(String subject) {
        return greatestNumbers.keySet().stream().anyMatch(session -> session.subject().equals(subject));
    }

    /** The greatest number that was given; 0 if none was. */
    int greatestNumber(SessionId session) {
        return greatestNumbers.getOrDefault(session, 0);
    }
}
