package dev.diptych.capture.mqtt;

import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes events out of the outbox to the broker, one after the other, each until the broker has it. */
final class OutboxSender implements AutoCloseable {
    private static final long RETRY_MS = 1000;
    private static final long CLOSE_MS = 2000;
    private final Outbox outbox;
    private final CommandBus bus;
    private final Consumer<String> tell;
    private final Semaphore connected = new Semaphore(0);
    private final Thread thread;
    private String lastTold = "";

    OutboxSender(Outbox outbox, CommandBus bus, Consumer<String> tell) {
        this.outbox = outbox;
        this.bus = bus;
        this.tell = tell;
        this.thread = Thread.ofPlatform().daemon().name("mqtt-outbox").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is a connection: no need to wait any longer. */
    void connected() {
        connected.release();
    }

    private void run() {
        try {
            while (true) {
                send(outbox.head());
            }
        } catch (InterruptedException e) {
            // Closed; what is left is on disk.
            Thread.currentThread().interrupt();
        }
    }

    private void send(OutboxEntry entry) throws InterruptedException {
        try {
            bus.publish(Departure.event(entry.topic(), entry.json().getBytes(StandardCharsets.UTF_8))).get();
            outbox.done(entry);
            lastTold = "";
        } catch (ExecutionException e) {
            // An outage is told by the bus; that the broker denies the topic is told here, once.
            String why = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            if (bus.isUp() && !why.equals(lastTold)) {
                lastTold = why;
                tell.accept(why);
            }
            connected.drainPermits();
            connected.tryAcquire(RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
