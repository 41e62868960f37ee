package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens on the rig, on its way to topics: a thread of its own writes it to the outbox, because the rig does not wait. */
final class EventFeed implements Consumer<DaemonEvent>, AutoCloseable {
    private static final long CLOSE_MS = 5000;
    private final Topics topics;
    private final CommandBus bus;
    private final Outbox outbox;
    private final NewestState state;
    private final Askers askers;
    private final InstantSource instants;
    /** Unbounded: results must not be lost, and a rig makes one a second at most. */
    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private RigState.@Nullable Task lastTask;

    EventFeed(Topics topics, CommandBus bus, Outbox outbox, NewestState state, Askers askers,
            InstantSource instants) {
        this.topics = topics;
        this.bus = bus;
        this.outbox = outbox;
        this.state = state;
        this.askers = askers;
        this.instants = instants;
        this.thread = Thread.ofPlatform().daemon().name("mqtt-events").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void accept(DaemonEvent event) {
        events.add(() -> forward(event));
    }

    private void run() {
        try {
            while (!closing) {
                events.take().run();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the program.
            Thread.currentThread().interrupt();
        }
    }

    private void forward(DaemonEvent event) {
        switch (event) {
            case DaemonEvent.StateChanged changed -> {
                state.show(changed.state());
                tellProgress(changed.state().task());
            }
            case DaemonEvent.PairFinished finished -> {
                keep(true, "pair", StrictJson.empty().set("pair", StrictJson.object(finished.pair())));
                askers.finished(finished.pair());
            }
            case DaemonEvent.PairDecided decided -> keep(true, "decision",
                    StrictJson.empty().set("pair", StrictJson.object(decided.pair())));
            case DaemonEvent.Told told -> keep(false, "told", StrictJson.empty().put("sentence", told.sentence()));
            case DaemonEvent.FaultRaised raised -> keep(false, "fault", StrictJson.object(raised.fault()));
        }
    }

    private void keep(boolean precious, String kind, ObjectNode event) {
        outbox.add(precious, topics.event(kind), StrictJson.text(stamped(event)));
    }

    /** Not kept: progress that is late is none. */
    private void tellProgress(RigState.@Nullable Task task) {
        if (task != null && !Objects.equals(task, lastTask)) {
            bus.send(Departure.event(topics.event("progress"), StrictJson.bytes(stamped(StrictJson.object(task)))));
        }
        lastTask = task;
    }

    /** At least once: whoever has seen an event_id has seen the event. */
    private ObjectNode stamped(ObjectNode event) {
        return event.put("event_id", UUID.randomUUID().toString()).put("at", instants.instant().toString());
    }

    /** What has happened until now is in the outbox when it returns. */
    @Override
    public void close() {
        events.add(() -> closing = true);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
