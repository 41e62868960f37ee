package dev.diptych.capture.web;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Texts for one socket, one on its way at a time. Of texts that only the newest of matters, one waits. A reader so slow that it
 * fills up is sent away: it can come again and begin with the state.
 */
final class Outbox {
    private static final int MOST = 64;

    private final Session session;
    private final Deque<Text> waiting = new ArrayDeque<>();
    private boolean sending;

    /** @param replaceable by a later one that is, too */
    private record Text(String text, boolean replaceable) {}

    Outbox(Session session) {
        this.session = session;
    }

    synchronized void offer(String text, boolean replaceable) {
        if (replaceable) {
            waiting.removeIf(Text::replaceable);
        }
        if (waiting.size() >= MOST) {
            waiting.clear();
            session.disconnect();
            return;
        }
        waiting.addLast(new Text(text, replaceable));
        if (!sending) {
            sendNext();
        }
    }

    private synchronized void sendNext() {
        Text next = waiting.pollFirst();
        sending = next != null;
        if (next != null) {
            session.sendText(next.text, Callback.from(this::sendNext, failure -> session.disconnect()));
        }
    }
}
