package dev.diptych.capture.daemon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Hands events to whoever listens, in their order. For any thread. */
final class EventHub {
    private final List<Consumer<DaemonEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Consumer<DaemonEvent>> failed = ConcurrentHashMap.newKeySet();
    private final Executor telling;

    EventHub(Executor telling) {
        this.telling = telling;
    }

    void tell(DaemonEvent event) {
        try {
            telling.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        } catch (RejectedExecutionException e) {
            // The program has ended: nobody listens any more.
            return;
        }
    }

    /** A front end's bug is not the rig's, nor another front end's; it hears on, and the others are told of it once. */
    private void tell(Consumer<DaemonEvent> listener, DaemonEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            if (failed.add(listener)) {
                tell(new DaemonEvent.Told("A front end could not take an event, which is a bug of it: " + e + "."));
            }
        }
    }

    Runnable listen(Consumer<DaemonEvent> listener) {
        listeners.add(listener);
        return () -> {
            listeners.remove(listener);
            failed.remove(listener);
        };
    }
}
