package dev.diptych.capture.web;

import dev.diptych.capture.access.Access;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/** The sockets of one kind that are open: how many, and whether who opened each may still have it. */
final class OpenSockets<T> {
    private static final int INCOMING_BYTES = 256;

    private final int most;
    private final Guard guard;
    private final Map<Session, Entry<T>> open = new ConcurrentHashMap<>();

    private final Set<Session> leaving = ConcurrentHashMap.newKeySet();

    private record Entry<T>(Credential credential, T what) {}

    OpenSockets(int most, Guard guard) {
        this.most = most;
        this.guard = guard;
    }

    int count() {
        return open.size();
    }

    Guard guard() {
        return guard;
    }

    /** @throws Problem if there are enough */
    void checkRoom() {
        if (open.size() >= most) {
            throw new Problem(503, "E_VIEWERS", "There are " + most + " viewers already; close one of them.");
        }
    }

    /** False, and the socket is closed, if others were faster. */
    synchronized boolean add(Session session, Credential credential, T what) {
        if (open.size() >= most) {
            session.close(StatusCode.TRY_AGAIN_LATER, "There are enough viewers.", Callback.NOOP);
            return false;
        }
        session.setMaxTextMessageSize(INCOMING_BYTES);
        session.setMaxBinaryMessageSize(INCOMING_BYTES);
        open.put(session, new Entry<>(credential, what));
        return true;
    }

    void remove(Session session) {
        open.remove(session);
    }

    void forEach(BiConsumer<Session, T> action) {
        open.forEach((session, entry) -> action.accept(session, entry.what));
    }

    /** Closes what was opened by somebody who may not have it any more: signed out, revoked, too old. */
    void check(Access access) {
        // Behind what nobody reads, the close frame of the last time would wait for ever.
        leaving.forEach(Session::disconnect);
        leaving.clear();
        open.forEach((session, entry) -> {
            if (entry.credential.stillWho(access).filter(guard::lets).isEmpty()) {
                sendAway(session, "You are not signed in any more.");
            }
        });
    }

    void sendAway(Session session, String reason) {
        open.remove(session);
        leaving.add(session);
        session.close(StatusCode.POLICY_VIOLATION, reason, Callback.NOOP);
    }

    void closeAll() {
        open.keySet().forEach(session -> session.close(StatusCode.SHUTDOWN, "The rig stops.", Callback.NOOP));
    }
}
