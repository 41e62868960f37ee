package dev.diptych.capture.mqtt;

import dev.diptych.capture.daemon.PairReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what comes of a trigger. A pair may come to its end before its acceptance is answered; its result is then kept until
 * it is. For any thread.
 */
final class Askers {
    private static final int MOST_TRIGGERS = 64;
    private static final int MOST_EACH = 16;
    private final Map<String, List<Waiting>> byTrigger = new LinkedHashMap<>();

    /** One that waits. */
    static final class Waiting {
        private final String triggerId;
        private final Asker asker;
        private boolean answered;
        private @Nullable PairReport result;

        private Waiting(String triggerId, Asker asker) {
            this.triggerId = triggerId;
            this.asker = asker;
        }
    }

    /** Before the rig is asked. The oldest give way when there are too many. */
    synchronized Waiting expect(String triggerId, Asker asker) {
        Waiting waiting = new Waiting(triggerId, asker);
        List<Waiting> all = byTrigger.computeIfAbsent(triggerId, _ -> new ArrayList<>());
        if (all.size() < MOST_EACH) {
            all.add(waiting);
        }
        if (byTrigger.size() > MOST_TRIGGERS) {
            Iterator<String> oldest = byTrigger.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return waiting;
    }

    /** Nothing will come of it. */
    synchronized void forget(Waiting waiting) {
        byTrigger.computeIfPresent(waiting.triggerId, (_, all) -> {
            all.remove(waiting);
            return all.isEmpty() ? null : all;
        });
    }

    /** The first answer is on its way: what has come in the meantime follows it. */
    synchronized void answered(Waiting waiting) {
        waiting.answered = true;
        if (waiting.result != null) {
            waiting.asker.answer(Reply.finished(waiting.result));
        }
    }

    synchronized void finished(PairReport result) {
        List<Waiting> all = result.triggerId() == null ? null : byTrigger.remove(result.triggerId());
        if (all == null) {
            return;
        }
        for (Waiting waiting : all) {
            waiting.result = result;
            if (waiting.answered) {
                waiting.asker.answer(Reply.finished(result));
            }
        }
    }
}
