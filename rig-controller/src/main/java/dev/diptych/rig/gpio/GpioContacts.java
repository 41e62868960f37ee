package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.contact.Debounce;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Contacts on Pi4J inputs of any provider. The provider's threads put edges into a queue; one thread of this source's
 * debounces them and tells who listens.
 *
 * <p>A line that cannot be read, as when a USB adapter is pulled out, counts as active for a stop and a door, so that
 * nothing fires that they should prevent, and as let go for a trigger; all are told that it is lost.
 */
final class GpioContacts implements ContactSource {
    /** The kernel takes an event's time in the interrupt, which some driver may hold back for so long. */
    private static final long KERNEL_UNCERTAINTY_NANOS = 1_000_000;
    /** Another provider's event is timed when it gets here; a JVM may be away for so long. */
    private static final long PROVIDER_UNCERTAINTY_NANOS = 20_000_000;
    /**
     * Quiet is believed when it is so long past. An edge that broke it may still lie in the kernel, or with the thread
     * that reads it, while the computer is busy; without it a door would be told shut, and told open again only when it
     * is quiet. It makes a release late and no press.
     */
    private static final long EDGES_ON_THEIR_WAY_NANOS = 20_000_000;

    private final Context context;
    private final Clock clock;
    private final Map<String, Watched> contacts = new LinkedHashMap<>();
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    /** The thread's. */
    private final List<Consumer<ContactChange>> listeners = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("gpio-contacts").unstarted(this::run);
    private boolean closed;

    private record Watched(String id, ContactLine line, Debounce debounce, boolean lost) {}

    /** What the thread does next. */
    private sealed interface Step {}

    private record Edge(String id, boolean active, boolean lost, long instantNanos,
            long uncertaintyNanos) implements Step {}

    private record Join(Consumer<ContactChange> listener, CompletableFuture<Void> joined) implements Step {}

    private record End() implements Step {}

    private GpioContacts(Context context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    static GpioContacts open(LineSource.Lines<ContactLine> lines, Clock clock) throws DeviceException {
        GpioContacts source = new GpioContacts(lines.context(), clock);
        try {
            lines.placed().forEach(source::watch);
        } catch (RuntimeException e) {
            lines.context().shutdown();
            throw Pi4jFaults.of("take the lines of the contacts", e);
        }
        source.thread.start();
        return source;
    }

    private void watch(LineSource.Placed<ContactLine> contact) {
        ContactLine line = contact.line();
        DigitalInput input = context.create(contact.place().input(contact.id(), line.wiring()));
        // Listened to before it is read: an edge between is told twice at worst, and not lost.
        input.addListener(event -> steps.add(edge(contact.id(), line, event)));
        DigitalState state = input.state();
        contacts.put(contact.id(), new Watched(contact.id(), line,
                new Debounce(line.debounceNanos(), isActive(line, state)), state == DigitalState.UNKNOWN));
    }

    private Edge edge(String id, ContactLine line, DigitalStateChangeEvent<?> event) {
        boolean active = isActive(line, event.state());
        boolean lost = event.state() == DigitalState.UNKNOWN;
        return event instanceof TimedChange timed
                ? new Edge(id, active, lost, timed.instantNanos(), KERNEL_UNCERTAINTY_NANOS)
                : new Edge(id, active, lost, clock.nanos(), PROVIDER_UNCERTAINTY_NANOS);
    }

    private static boolean isActive(ContactLine line, DigitalState state) {
        return state == DigitalState.UNKNOWN
                ? line.role() != ContactRole.TRIGGER
                : state == LinePlace.state(line.wiring(), true);
    }

    /** @throws IllegalStateException if the contacts are not watched any more */
    @Override
    public void listen(Consumer<ContactChange> listener) {
        Join join = new Join(listener, new CompletableFuture<>());
        // Either the thread finds it in the queue before its end, or it is refused: nobody waits for ever.
        synchronized (steps) {
            if (closed) {
                throw new IllegalStateException("Nobody watches these contacts any more: they have been closed.");
            }
            steps.add(join);
        }
        join.joined().join();
    }

    private void run() {
        while (true) {
            switch (next()) {
                case null -> settle();
                case Edge edge -> edge(edge);
                case Join join -> welcome(join);
                case End end -> {
                    return;
                }
            }
        }
    }

    private void settle() {
        long certainNanos = clock.nanos() - EDGES_ON_THEIR_WAY_NANOS;
        contacts.values()
                .forEach(contact -> tell(contact, contact.debounce().settle(certainNanos), KERNEL_UNCERTAINTY_NANOS));
    }

    private void edge(Edge edge) {
        // The thread was started when all contacts were there.
        Watched contact = Objects.requireNonNull(contacts.get(edge.id()));
        if (edge.lost()) {
            // At once and whatever it was: it is news of a stop that is pressed already, too.
            contacts.put(edge.id(), new Watched(edge.id(), contact.line(),
                    new Debounce(contact.line().debounceNanos(), edge.active()), true));
            tell(new ContactChange(edge.id(), contact.line().role(), edge.active(), true, edge.instantNanos(),
                    edge.uncertaintyNanos()));
            return;
        }
        contacts.put(edge.id(), new Watched(edge.id(), contact.line(), contact.debounce(), false));
        tell(contact, contact.debounce().edge(edge.active(), edge.instantNanos()), edge.uncertaintyNanos());
    }

    private void welcome(Join join) {
        for (Watched contact : contacts.values()) {
            if (contact.debounce().isActive() || contact.lost()) {
                tell(join.listener(), new ContactChange(contact.id(), contact.line().role(),
                        contact.debounce().isActive(), contact.lost(), clock.nanos(), 0));
            }
        }
        listeners.add(join.listener());
        join.joined().complete(null);
    }

    /** What is to be done; null if a contact has been quiet for long enough before there is anything. */
    private @Nullable Step next() {
        OptionalLong settlesNanos = contacts.values()
                .stream()
                .flatMapToLong(contact -> contact.debounce().settlesNanos().stream())
                .reduce((one, other) -> one - other < 0 ? one : other);
        return settlesNanos.isPresent()
                ? clock.poll(steps, settlesNanos.getAsLong() + EDGES_ON_THEIR_WAY_NANOS)
                : take();
    }

    private Step take() {
        while (true) {
            try {
                return steps.take();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread but a listener that does so to itself; it goes on watching.
            }
        }
    }

    private void tell(Watched contact, List<Debounce.Change> changes, long uncertaintyNanos) {
        for (Debounce.Change change : changes) {
            tell(new ContactChange(contact.id(), contact.line().role(), change.active(), false, change.instantNanos(),
                    uncertaintyNanos));
        }
    }

    private void tell(ContactChange told) {
        listeners.forEach(listener -> tell(listener, told));
    }

    private void tell(Consumer<ContactChange> listener, ContactChange told) {
        try {
            listener.accept(told);
        } catch (RuntimeException | Error e) {
            // A listener's failure must not make the emergency stop deaf.
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    @Override
    public void close() {
        context.shutdown();
        synchronized (steps) {
            closed = true;
            steps.add(new End());
        }
    }
}
