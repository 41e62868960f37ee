package dev.diptych.archive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session's log says, put together. */
public final class SessionHistory {
    /** The words of decisions by which a pair does not count. */
    private static final Map<String, String> REJECTIONS = Map.of("discard", "It was discarded by ", "retake",
            "It was to be taken again, said ");

    private final Map<PairId, SessionLogEntry.PairBegun> begun = new HashMap<>();
    private final Map<PairId, SessionLogEntry.PairEnded> ended = new HashMap<>();
    private final Map<PairId, SessionLogEntry.Decided> decided = new HashMap<>();
    private Optional<String> protocol = Optional.empty();
    private boolean paused;
    private boolean over;

    private SessionHistory() {
    }

    /** @param entries oldest first */
    public static SessionHistory of(List<SessionLogEntry> entries) {
        SessionHistory history = new SessionHistory();
        entries.forEach(history::add);
        return history;
    }

    private void add(SessionLogEntry entry) {
        switch (entry) {
            case SessionLogEntry.Opened opened -> {
                protocol = Optional.of(opened.protocol());
                over = false;
            }
            case SessionLogEntry.PoseChosen _,SessionLogEntry.PoseSkipped _ -> {
                // Only their order among all others says which pose is next.
            }
            case SessionLogEntry.Paused said -> paused = said.isPaused();
            case SessionLogEntry.PairBegun pair -> begun.put(pair.pair(), pair);
            case SessionLogEntry.PairEnded pair -> ended.put(pair.pair(), pair);
            case SessionLogEntry.Decided decision -> decided.put(decision.pair(), decision);
            case SessionLogEntry.Ended _ -> over = true;
        }
    }

    /** The protocol that was shot last; empty of a session that never was. */
    public Optional<String> protocol() {
        return protocol;
    }

    /** Whether it was paused last. */
    public boolean isPaused() {
        return paused;
    }

    /** Whether somebody began to shoot it and nobody ended it. */
    public boolean isInterrupted() {
        return protocol.isPresent() && !over;
    }

    public Optional<SessionLogEntry.PairBegun> begun(PairId pair) {
        return Optional.ofNullable(begun.get(pair));
    }

    public Optional<SessionLogEntry.PairEnded> ended(PairId pair) {
        return Optional.ofNullable(ended.get(pair));
    }

    /** What a person said last. */
    public Optional<SessionLogEntry.Decided> decision(PairId pair) {
        return Optional.ofNullable(decided.get(pair));
    }

    /** Why a person does not want it used; empty if nobody said so. */
    public Optional<String> rejection(PairId pair) {
        return decision(pair).filter(said -> REJECTIONS.containsKey(said.decision()))
                .map(said -> REJECTIONS.get(said.decision()) + said.by() + ".");
    }

    /** All pairs that were begun, in the order of their numbers. */
    public List<PairId> pairs() {
        return begun.keySet().stream().sorted(Comparator.comparingInt(PairId::number)).toList();
    }
}
