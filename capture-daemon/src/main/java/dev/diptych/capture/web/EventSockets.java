package dev.diptych.capture.web;

import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.live.LivePictures;
import io.javalin.websocket.WsConfig;
import java.time.InstantSource;
import org.eclipse.jetty.websocket.api.Session;

/** {@code /api/v1/events}: the state first, then what happens, and a beat each second by which a page knows that it is fresh. */
final class EventSockets {
    private final RigService rig;
    private final LivePictures live;
    private final InstantSource clock;
    private final OpenSockets<Outbox> open;

    EventSockets(WebParts parts, OpenSockets<Outbox> open) {
        rig = parts.rig();
        live = parts.live();
        clock = parts.clock();
        this.open = open;
    }

    void configure(WsConfig socket) {
        socket.onConnect(context -> {
            Visit visit = SocketVisits.of(context);
            connect(context.session, visit);
        });
        socket.onMessage(context -> context.session.disconnect());
        socket.onBinaryMessage(context -> context.session.disconnect());
        socket.onError(context -> open.remove(context.session));
        socket.onClose(context -> open.remove(context.session));
    }

    /** Turns with {@link #tell}, so that nothing falls between the state and the first event. */
    private synchronized void connect(Session session, Visit visit) {
        Outbox outbox = new Outbox(session);
        if (open.add(session, visit.credential().orElseThrow(), outbox)) {
            outbox.offer(EventTexts.state(rig.state()), true);
        }
    }

    synchronized void tell(DaemonEvent event) {
        String text = EventTexts.of(event, clock.instant());
        boolean onlyNewestMatters = event instanceof DaemonEvent.StateChanged;
        open.forEach((session, outbox) -> outbox.offer(text, onlyNewestMatters));
    }

    void beat() {
        String text = EventTexts.beat(clock.instant(), live.rate());
        open.forEach((session, outbox) -> outbox.offer(text, false));
    }
}
