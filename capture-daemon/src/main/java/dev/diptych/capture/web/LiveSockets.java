package dev.diptych.capture.web;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.live.LivePicture;
import dev.diptych.capture.live.LivePictures;
import io.javalin.websocket.WsConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** {@code /api/v1/live}: the camera's pictures, to each viewer as fast as it draws them. */
final class LiveSockets {
    private static final String ALIVE = "alive";
    private static final Pattern SEQUENCE = Pattern.compile("\"?([0-9]{1,18})\"?");

    private final RigService rig;
    private final LivePictures live;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Duration silent;
    private final Executor sender;
    private final OpenSockets<LiveViewer> open;
    private final Map<Session, Runnable> watching = new ConcurrentHashMap<>();

    /** @param sender sends pictures, so that the camera's thread need not */
    LiveSockets(WebParts parts, Duration silent, Executor sender, OpenSockets<LiveViewer> open) {
        rig = parts.rig();
        live = parts.live();
        clock = parts.clock();
        nanos = parts.rigNanos();
        this.silent = silent;
        this.sender = sender;
        this.open = open;
    }

    void configure(WsConfig socket) {
        socket.onConnect(context -> connect(context.session, SocketVisits.of(context)));
        socket.onMessage(context -> hear(context.session, context.message(), SocketVisits.of(context).caller()));
        socket.onBinaryMessage(context -> context.session.disconnect());
        socket.onError(context -> close(context.session));
        socket.onClose(context -> close(context.session));
    }

    /** Sends away whoever has not answered for long. */
    void sweep() {
        long now = nanos.getAsLong();
        open.forEach((session, viewer) -> {
            long owed = viewer.silentNanos(now);
            if (owed > silent.toNanos()) {
                close(session);
                open.sendAway(session, "No answer to a picture for too long.");
            }
        });
        watching.keySet().stream().filter(session -> !session.isOpen()).toList().forEach(this::close);
    }

    /** No picture goes anywhere from now on. */
    void stop() {
        List.copyOf(watching.keySet()).forEach(this::close);
    }

    private void connect(Session session, Visit visit) {
        LiveViewer viewer = new LiveViewer();
        if (open.add(session, visit.credential().orElseThrow(), viewer)) {
            // A viewer of a camera that stands still is no idle connection.
            session.setIdleTimeout(Duration.ZERO);
            watching.put(session, live.watch(picture -> viewer.offer(picture, nanos.getAsLong())
                    .ifPresent(next -> sender.execute(() -> send(session, next)))));
        }
    }

    private void hear(Session session, String text, Caller caller) {
        var answer = SEQUENCE.matcher(text);
        if (text.equals(ALIVE)) {
            rig.ask(new Command.WatchPreview(), caller);
        } else if (answer.matches()) {
            long sequence = Long.parseLong(answer.group(1));
            open.forEach((other, viewer) -> {
                if (other.equals(session)) {
                    viewer.drawn(sequence, nanos.getAsLong())
                            .ifPresent(next -> sender.execute(() -> send(session, next)));
                }
            });
        } else {
            close(session);
            session.disconnect();
        }
    }

    private void send(Session session, LivePicture picture) {
        session.sendBinary(LiveFrame.of(picture, nanos.getAsLong(), clock.instant()),
                Callback.from(() -> {}, failure -> close(session)));
    }

    private void close(Session session) {
        open.remove(session);
        Runnable stop = watching.remove(session);
        if (stop != null) {
            stop.run();
        }
    }
}
