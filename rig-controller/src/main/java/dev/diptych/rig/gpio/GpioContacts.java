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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Contacts on Pi4J inputs of any provider. The provider's threads put edges into a queue; one thread of this source's
 * debounces them and tells who listens.
 *
 * <p>A line that cannot be read, as when a USB adapter is pulled out, counts as active for a stop and a door, so that
 * nothing fires that they should prevent, and as let go for a trigger.
 */
final class GpioContacts implements ContactSource {
    /** The kernel takes an event's time in the interrupt, which some driver may hold back for so long. */
    private static final long KERNEL_UNCERTAINTY_NANOS = 1_000_000;
    /** Another provider's event is timed when it gets here; a JVM may be away for so long. */
    private static final long PROVIDER_UNCERTAINTY_NANOS = 20_000_000;

    private final Context context;
    private final Clock clock;
    private final Map<String, Watched> contacts = new LinkedHashMap<>();
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final List<Consumer<ContactChange>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("gpio-contacts").unstarted(this::run);

    private record Watched(String id, ContactLine line, DigitalInput input, Debounce debounce) {}

    /** What the thread does next. */
    private sealed interface Step {}

    private record Edge(String id, boolean active, long instantNanos, long uncertaintyNanos) implements Step {}

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
        contacts.put(contact.id(), new Watched(contact.id(), line, input,
                new Debounce(line.debounceNanos(), isActive(line, input.state()))));
    }

    private Edge edge(String id, ContactLine line, DigitalStateChangeEvent<?> event) {
        boolean active = isActive(line, event.state());
        return event instanceof TimedChange timed
                ? new Edge(id, active, timed.instantNanos(), KERNEL_UNCERTAINTY_NANOS)
                : new Edge(id, active, clock.nanos(), PROVIDER_UNCERTAINTY_NANOS);
    }

    private static boolean isActive(ContactLine line, DigitalState state) {
        return state == DigitalState.UNKNOWN
                ? line.role() != ContactRole.TRIGGER
                : state == LinePlace.state(line.wiring(), true);
    }

    @Override
    public void listen(Consumer<ContactChange> listener) {
        listeners.add(listener);
    }

    /** As the line is at this moment, bounces and all. */
    @Override
    public boolean isActive(String contactId) {
        Watched contact = contacts.get(contactId);
        if (contact == null) {
            throw new IllegalArgumentException(contactId + " is no contact on a GPIO line.");
        }
        return isActive(contact.line(), contact.input().state());
    }

    private void run() {
        while (true) {
            Step step = next();
            if (step instanceof End) {
                return;
            }
            for (Watched contact : contacts.values()) {
                if (step == null) {
                    tell(contact, contact.debounce().settle(clock.nanos()), KERNEL_UNCERTAINTY_NANOS);
                } else if (step instanceof Edge edge && edge.id().equals(contact.id())) {
                    tell(contact, contact.debounce().edge(edge.active(), edge.instantNanos()),
                            edge.uncertaintyNanos());
                }
            }
        }
    }

    /** What is to be done; null if a contact has been quiet for long enough before there is anything. */
    private @Nullable Step next() {
        OptionalLong settlesNanos = contacts.values()
                .stream()
                .flatMapToLong(contact -> contact.debounce().settlesNanos().stream())
                .reduce((one, other) -> one - other < 0 ? one : other);
        return settlesNanos.isPresent() ? clock.poll(steps, settlesNanos.getAsLong()) : take();
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
            ContactChange told = new ContactChange(contact.id(), contact.line().role(), change.active(),
                    change.instantNanos(), uncertaintyNanos);
            for (Consumer<ContactChange> listener : listeners) {
                try {
                    listener.accept(told);
                } catch (RuntimeException e) {
                    // A listener's failure must not make the emergency stop deaf.
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
                }
            }
        }
    }

    @Override
    public void close() {
        context.shutdown();
        steps.add(new End());
    }
}
