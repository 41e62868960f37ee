package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionHistory;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionLog;
import dev.diptych.archive.SessionLogEntry;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.poses.Protocol;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session that is being shot: its poses, its pairs, and what was said of them. What a person says is in the session's log
 * before it counts, but for a pause, which holds at once. For any thread.
 */
final class OpenSession {
    private final SessionRecord record;
    private final Protocol protocol;
    private final SessionLog log;
    private final InstantSource wallTime;
    private final PoseProgress progress;
    /** By their ids, in the order in which they came to their end. */
    private final Map<String, PairReport> pairs = new LinkedHashMap<>();
    private int accepted;
    private Optional<String> newest = Optional.empty();
    private @Nullable List<PairReport> list;
    private RigState.@Nullable SessionState state;
    private boolean paused;

    /** @param earlier its pairs from before */
    OpenSession(SessionRecord record, Protocol protocol, SessionLog log, List<PairReport> earlier,
            InstantSource wallTime) {
        this.record = record;
        this.protocol = protocol;
        this.log = log;
        this.wallTime = wallTime;
        this.progress = new PoseProgress(protocol);
        SessionHistory history = SessionHistory.of(log.earlier());
        paused = history.isPaused();
        log.earlier().forEach(entry -> replay(entry, history));
        earlier.forEach(this::put);
    }

    /** In the log's order, each line does to the poses what it did when it was written. */
    private void replay(SessionLogEntry entry, SessionHistory history) {
        switch (entry) {
            case SessionLogEntry.PoseChosen chosen -> progress.choose(chosen.pose());
            case SessionLogEntry.PoseSkipped left -> progress.skip(left.pose());
            case SessionLogEntry.Decided said when said.decision().equals(Decision.RETAKE.word()) ->
                history.begun(said.pair()).ifPresent(begun -> progress.choose(begun.pose()));
            default -> {
                // The rest says nothing of poses.
            }
        }
    }

    SessionId id() {
        return record.id();
    }

    SessionRecord record() {
        return record;
    }

    /** @param by who */
    void opened(String by) throws ArchiveException {
        log.add(new SessionLogEntry.Opened(wallTime.instant(), protocol.id(), by));
    }

    void ended(String by) throws ArchiveException {
        log.add(new SessionLogEntry.Ended(wallTime.instant(), by));
    }

    synchronized Optional<Pose> next() {
        return progress.next();
    }

    /** @param by who */
    void pause(boolean now, String by) throws ArchiveException {
        // A pause holds even where the disk does not take its line.
        synchronized (this) {
            paused = now;
            state = null;
        }
        log.add(new SessionLogEntry.Paused(wallTime.instant(), now, by));
    }

    synchronized boolean isPaused() {
        return paused;
    }

    /** @return whether the protocol has it */
    boolean choose(String poseId) throws ArchiveException {
        if (protocol.poses().stream().noneMatch(pose -> pose.id().equals(poseId))) {
            return false;
        }
        log.add(new SessionLogEntry.PoseChosen(wallTime.instant(), poseId));
        synchronized (this) {
            state = null;
            return progress.choose(poseId);
        }
    }

    void skip(Pose pose) throws ArchiveException {
        log.add(new SessionLogEntry.PoseSkipped(wallTime.instant(), pose.id()));
        synchronized (this) {
            progress.skip(pose.id());
            state = null;
        }
    }

    /** A pair is about to be shot, of the pose that was next when it was asked for. */
    void begun(PairId pair, String poseId, String triggerId) throws ArchiveException {
        log.add(new SessionLogEntry.PairBegun(wallTime.instant(), pair, poseId, triggerId));
    }

    /** It has come to its end. */
    void ended(PairId pair, PairReport report) throws ArchiveException {
        synchronized (this) {
            put(report);
        }
        log.add(new SessionLogEntry.PairEnded(wallTime.instant(), pair, report.facts().verdict(),
                report.facts().rule() == null ? "" : report.facts().rule(), report.facts().sentence(),
                report.correctedBy() == null ? "" : report.correctedBy()));
    }

    /**
     * What a person says of a pair. A retake brings its pose back.
     *
     * @return the pair as it is now; empty if this session has no such pair
     */
    Optional<PairReport> decide(PairId pair, Decision decision, String by) throws ArchiveException {
        if (pair(pair).isEmpty()) {
            return Optional.empty();
        }
        log.add(new SessionLogEntry.Decided(wallTime.instant(), pair, decision.word(), by));
        synchronized (this) {
            PairReport decided = pair(pair).orElseThrow().decided(decision);
            put(decided);
            if (decision == Decision.RETAKE && decided.poseId() != null) {
                progress.choose(decided.poseId());
                state = null;
            }
            return Optional.of(decided);
        }
    }

    /** Adds a pair, or puts it in the place of what was known of it before. */
    private void put(PairReport report) {
        String id = report.facts().pairId();
        PairReport before = pairs.put(id, report);
        if (before == null) {
            newest = Optional.of(id);
        } else {
            count(before, -1);
        }
        count(report, 1);
        list = null;
        state = null;
    }

    private void count(PairReport report, int by) {
        if (report.counts()) {
            accepted += by;
            if (report.poseId() != null) {
                progress.count(report.poseId(), by);
            }
        }
    }

    synchronized List<PairReport> pairs() {
        List<PairReport> known = list;
        if (known == null) {
            known = List.copyOf(pairs.values());
            list = known;
        }
        return known;
    }

    synchronized Optional<PairReport> pair(PairId id) {
        return Optional.ofNullable(pairs.get(id.toString()));
    }

    synchronized RigState.SessionState state() {
        RigState.SessionState known = state;
        if (known == null) {
            known = new RigState.SessionState(id().toString(), id().subject(),
                    record.facts().path("operator").asText(null), protocol.id(), protocol.title(),
                    record.consent().id(), record.consent().validUntil().toString(), paused, pairs.size(), accepted,
                    protocol.wantedPairs(), progress.next().map(Pose::id).orElse(null), progress.states());
            state = known;
        }
        return known;
    }

    synchronized Optional<String> newest() {
        return newest;
    }
}
