package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.session.PairFacts;
import java.util.Optional;

/** What becomes of pairs, in the session's log, in the state and told: on whichever thread has found out. */
final class PairOutcomes implements PairDesk.Outcomes {
    private final SessionDesk sessions;
    private final TriggerMemory triggers;
    private final Troubles troubles;
    private final StateBoard board;
    private final EventHub events;

    PairOutcomes(SessionDesk sessions, TriggerMemory triggers, Troubles troubles, StateBoard board, EventHub events) {
        this.sessions = sessions;
        this.triggers = triggers;
        this.troubles = troubles;
        this.board = board;
        this.events = events;
    }

    @Override
    public void advanced() {
        board.refresh();
    }

    @Override
    public void ended(QueuedShot shot, PairFacts facts, PairPictures.Made made) {
        boolean kept = facts.files() != null;
        PairReport report = new PairReport(facts, kept, shot.triggerId(), shot.poseId(), null,
                PairReport.counts(kept, facts.accepted(), Optional.empty()), board.now(),
                made.pictures().stream().map(PairPicture::word).toList(), made.correctedBy().orElse(null));
        // No other is opened while a pair is under way.
        OpenSession session = sessions.open();
        if (session != null) {
            try {
                session.ended(shot.intent().id(), report);
            } catch (ArchiveException e) {
                told(e.code() + ": " + e.getMessage());
            }
        }
        triggers.ended(shot.triggerId(), report);
        board.refresh();
        events.tell(new DaemonEvent.PairFinished(report, facts));
    }

    @Override
    public void diskFailed(String code, Exception failure) {
        troubles.pairFailed(code, failure);
    }

    @Override
    public void told(String sentence) {
        events.tell(new DaemonEvent.Told(sentence));
    }
}
