package dev.diptych.capture.mqtt;

import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Events on their way to the broker, through outages of the broker and of this program. What is precious is on disk before
 * {@link #add} returns. When there is too much, lesser events give way, the oldest first; then what is newest is not taken: the
 * archive has every pair anyway. For any thread.
 */
final class Outbox implements AutoCloseable {
    private static final int MOST_PRECIOUS = 5_000;
    private static final int MOST_LESSER = 200;
    private final OutboxFile file;
    private final Consumer<String> tell;
    private final Deque<OutboxEntry> entries;
    private long nextNumber;
    private boolean toldFull;
    private boolean toldBroken;

    private Outbox(OutboxFile file, Deque<OutboxEntry> entries, Consumer<String> tell) {
        this.file = file;
        this.entries = entries;
        this.tell = tell;
        this.nextNumber = entries.isEmpty() ? 1 : entries.getLast().number() + 1;
    }

    /** @throws OperatorException if the folder cannot be written to */
    static Outbox open(Path folder, Consumer<String> tell) throws OperatorException {
        try {
            Deque<OutboxEntry> entries = new ArrayDeque<>();
            OutboxFile file = OutboxFile.open(folder, entries);
            return new Outbox(file, entries, tell);
        } catch (IOException e) {
            throw new OperatorException("The MQTT outbox in " + folder + " cannot be opened: " + e.getMessage()
                    + "; give the rig a folder that it may write to.", e);
        }
    }

    synchronized void add(boolean precious, String topic, String json) {
        if (!makeRoom(precious)) {
            if (!toldFull) {
                toldFull = true;
                tell.accept("W_OUTBOX_FULL: " + MOST_PRECIOUS + " results wait for the broker, and further ones are not"
                        + " kept for it; the archive has them: bring the broker back.");
            }
            return;
        }
        OutboxEntry entry = new OutboxEntry(nextNumber++, precious, topic, json);
        entries.addLast(entry);
        write(() -> file.added(entry, entries));
        notifyAll();
    }

    private boolean makeRoom(boolean precious) {
        if (entries.stream().filter(entry -> entry.precious() == precious).count() < (precious
                ? MOST_PRECIOUS
                : MOST_LESSER)) {
            return true;
        }
        if (precious) {
            return false;
        }
        for (Iterator<OutboxEntry> all = entries.iterator(); all.hasNext();) {
            OutboxEntry oldest = all.next();
            if (!oldest.precious()) {
                all.remove();
                write(() -> file.done(oldest, entries));
                return true;
            }
        }
        return true;
    }

    /** The oldest; waits until there is one. */
    synchronized OutboxEntry head() throws InterruptedException {
        while (entries.isEmpty()) {
            wait();
        }
        return entries.getFirst();
    }

    /** The broker has it. */
    synchronized void done(OutboxEntry entry) {
        if (entries.remove(entry)) {
            write(() -> file.done(entry, entries));
        }
        toldFull = false;
    }

    private interface Write {
        void run() throws IOException;
    }

    private void write(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            if (!toldBroken) {
                toldBroken = true;
                tell.accept("W_OUTBOX: Events for the broker are kept in memory only, because " + file.path()
                        + " cannot be written: " + Optional.ofNullable(e.getMessage()).orElse("no reason given")
                        + "; make room on the disk.");
            }
        }
    }

    @Override
    public synchronized void close() {
        write(() -> file.close(entries));
    }
}
