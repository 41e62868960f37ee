package dev.diptych.capture.web;

import dev.diptych.capture.OperatorException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.jspecify.annotations.Nullable;

/** The operator's console while it runs. Always on this computer; on the network, by TLS, once somebody has paired. */
public final class WebConsole implements AutoCloseable {
    private final WebParts parts;
    private final Consumer<String> tell;
    private final Doors doors;
    private final ConnectionDeadlines deadlines;
    private final EventSockets events;
    private final LiveSockets live;
    private final OpenSockets<Outbox> listeners;
    private final OpenSockets<LiveViewer> viewers;
    private final RigMetrics metrics;
    private final RouteTable table;
    private final Javalin javalin;
    private final ScheduledExecutorService worker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("diptych-web").factory());
    private @Nullable Runnable deaf;
    private @Nullable Future<?> looking;
    private @Nullable String lastTrouble;

    private WebConsole(WebParts parts, WebAddress address, WebLimits limits, Consumer<String> tell) {
        this.parts = parts;
        this.tell = tell;
        deadlines = new ConnectionDeadlines(limits.nextRequest(), limits.wholeRequest(), System::nanoTime);
        doors = new Doors(address, limits, deadlines);
        listeners = new OpenSockets<>(limits.eventListeners(), RouteTable.EVENTS);
        viewers = new OpenSockets<>(limits.liveViewers(), RouteTable.LIVE);
        events = new EventSockets(parts, listeners);
        live = new LiveSockets(parts, limits.silentViewer(), worker, viewers);
        metrics = new RigMetrics(parts, viewers::count);
        table = everyWayIn();
        FrontDoor front = new FrontDoor(new AllowedHosts(HostNames.of(address)),
                new RequestRate(limits.requestsPerSecond(), limits.requestsAtOnce(), System::nanoTime),
                new RequestRate(WebLimits.STOPS_PER_SECOND, WebLimits.STOPS_AT_ONCE, System::nanoTime));
        javalin = Javalin.create(config -> configure(config, front, limits));
        deaf = parts.rig().listen(event -> worker.execute(() -> {
            metrics.hear(event);
            events.tell(event);
        }));
    }

    /**
     * @param tell hears sentences for whoever stands at the rig, such as the fingerprint of the certificate
     * @throws OperatorException if it cannot be opened
     */
    public static WebConsole start(WebParts parts, WebAddress address, Consumer<String> tell) throws OperatorException {
        return start(parts, address, WebLimits.USUAL, Duration.ofSeconds(1), tell);
    }

    /** @param beat how often sockets are looked after */
    static WebConsole start(WebParts parts, WebAddress address, WebLimits limits, Duration beat, Consumer<String> tell)
            throws OperatorException {
        WebConsole console = new WebConsole(parts, address, limits, tell);
        try {
            console.javalin.start();
            if (parts.access().paired()) {
                console.openToNetwork();
            }
        } catch (JavalinException e) {
            console.close();
            throw new OperatorException("The console cannot be opened at " + WebAddress.LOOPBACK + ", port "
                    + address.portNumber() + " (" + Doors.reason(e)
                    + "); end what uses the port, or choose another one with --web.", e);
        } catch (OperatorException e) {
            console.close();
            throw e;
        }
        console.looking = console.worker.scheduleAtFixedRate(console::lookAfter, beat.toNanos(), beat.toNanos(),
                TimeUnit.NANOSECONDS);
        return console;
    }

    /** Counts a command that came by another way and was refused, beside those of the web. */
    public void refusedElsewhere(String code) {
        metrics.refused(code);
    }

    public int portNumber() {
        return doors.portNumber();
    }

    /** SHA-256 of the certificate, once the network can reach the console. */
    public Optional<String> fingerprint() {
        return doors.fingerprint();
    }

    /** As browsers take them, the one on this computer first. */
    public List<String> addresses() {
        return doors.addresses();
    }

    @Override
    public void close() {
        if (deaf != null) {
            deaf.run();
            deaf = null;
        }
        if (looking != null) {
            looking.cancel(false);
        }
        listeners.closeAll();
        viewers.closeAll();
        live.stop();
        javalin.stop();
        worker.shutdownNow();
    }

    RouteTable table() {
        return table;
    }

    /** What is done each second; nothing that goes wrong in it may end it. */
    private void lookAfter() {
        try {
            deadlines.sweep();
            listeners.check(parts.access());
            viewers.check(parts.access());
            live.sweep();
            events.beat();
            if (parts.access().paired()) {
                openToNetwork();
            }
        } catch (OperatorException e) {
            tellOnce(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            tellOnce("The console's sockets could not be looked after (" + e.getMessage()
                    + "); run \"diptych doctor\".");
        }
    }

    private void openToNetwork() throws OperatorException {
        if (doors.openToNetwork(parts.clock().instant())) {
            tell.accept("The console is open to the network at " + String.join(", ", addresses().subList(1,
                    addresses().size())) + "; the SHA-256 fingerprint of its certificate is "
                    + fingerprint().orElseThrow() + ".");
        }
    }

    private void tellOnce(String sentence) {
        if (!sentence.equals(lastTrouble)) {
            lastTrouble = sentence;
            tell.accept(sentence);
        }
    }

    private RouteTable everyWayIn() {
        PairFence fence = new PairFence(parts.rig());
        Answers answers = new Answers(parts.rig(), metrics);
        List<Route> routes = new ArrayList<>(new SignInRoutes(parts.access(), () -> worker.execute(this::lookAfter))
                .routes());
        routes.addAll(new RigRoutes(parts.rig(), fence, answers).routes());
        routes.addAll(new SessionRoutes(parts.archive(), answers).routes());
        routes.addAll(new StudioRoutes(parts, fence, metrics).routes());
        routes.addAll(StaticPages.routes());
        return new RouteTable(routes,
                List.of(new RouteTable.SocketRoute("/api/v1/events", RouteTable.EVENTS, listeners::checkRoom,
                        events::configure),
                        new RouteTable.SocketRoute("/api/v1/live", RouteTable.LIVE, viewers::checkRoom,
                                live::configure)));
    }

    private void configure(JavalinConfig config, FrontDoor front, WebLimits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = WebLimits.BODY_BYTES;
        config.http.generateEtags = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.addConnector((server, ignored) -> doors.loopback(server));
        config.jetty.modifyServletContextHandler(context -> keepNoSessions(context.getSessionHandler()));
        config.jetty.modifyServer(server -> furnish(server, front, limits));
        table.putInto(config.routes, new Gatekeeper(parts.access()));
    }

    /** Javalin asks Jetty for a session at every upgrade, even one that is refused: none is kept, no cookie is set. */
    private static void keepNoSessions(SessionHandler sessions) {
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(cache);
        sessions.setUsingCookies(false);
    }

    private void furnish(Server server, FrontDoor front, WebLimits limits) {
        deadlines.setHandler(front);
        server.setHandler(deadlines);
        server.setErrorHandler(new PlainErrors());
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
    }
}
