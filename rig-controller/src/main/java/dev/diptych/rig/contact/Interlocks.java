package dev.diptych.rig.contact;

import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a rig from firing: somebody who aborted, and an emergency stop, from when it is hit until a person clears it,
 * a door, as long as it is open, and what switches the lights, if it has stopped by itself. A stop or a door whose line is
 * lost counts as hit, or open, for good. Told of changes by the thread that watches the contacts, asked by the one that
 * shoots.
 */
public final class Interlocks {
    private record Opening(ContactChange change, long openedNanos, long closedNanos) {}

    private final Map<String, ContactChange> stops = new LinkedHashMap<>();
    private final Map<String, Opening> doors = new LinkedHashMap<>();
    private final Supplier<Optional<Fault>> layerBelow;
    private Optional<ContactChange> stoppedBy = Optional.empty();
    private Optional<String> abortedBy = Optional.empty();

    /** Of lights that this computer switches. */
    public Interlocks() {
        this(Optional::empty);
    }

    /**
     * @param layerBelow why what switches the lights has stopped by itself, from then until that is cleared there; asked by
     *        any thread, must not block
     */
    public Interlocks(Supplier<Optional<Fault>> layerBelow) {
        this.layerBelow = layerBelow;
    }

    /** A contact has changed, or is found so at the start. */
    public synchronized void changed(ContactChange change) {
        switch (change.role()) {
            case EMERGENCY_STOP -> {
                stops.put(change.contactId(), change);
                if (change.active() && (stoppedBy.isEmpty() || change.lost())) {
                    stoppedBy = Optional.of(change);
                }
            }
            case DOOR -> doors.compute(change.contactId(), (id, before) -> opening(change, before));
            case TRIGGER -> {
                // Keeps nothing from firing.
            }
        }
    }

    private static Opening opening(ContactChange change, @Nullable Opening before) {
        if (change.active()) {
            return new Opening(change, change.instantNanos() - change.uncertaintyNanos(), Long.MAX_VALUE);
        }
        long openedNanos = before == null ? Long.MAX_VALUE : before.openedNanos();
        return new Opening(change, openedNanos, change.instantNanos() + change.uncertaintyNanos());
    }

    /**
     * Somebody wants all light to stop, from afar: holds as an emergency stop does.
     *
     * @param who for people
     */
    public synchronized void abort(String who) {
        if (abortedBy.isEmpty()) {
            abortedBy = Optional.of(who);
        }
    }

    /** Why nothing may fire now; empty if it may. */
    public synchronized Optional<Fault> objection() {
        return stopObjection().or(() -> doorObjection(Long.MAX_VALUE - 1, "is open; close it, then take the pair"));
    }

    /** Why what was shot since {@code sinceNanos} is not to be believed; empty if nothing happened. */
    public synchronized Optional<Fault> objectionSince(long sinceNanos) {
        return stopObjection()
                .or(() -> doorObjection(sinceNanos,
                        "was open while the pair was shot, and let light in; take the pair again"));
    }

    /**
     * A person has looked at the rig and says that it may go on.
     *
     * @return why it may not; empty if it may
     */
    public synchronized Optional<String> clear() {
        Optional<ContactChange> held = stops.values().stream().filter(ContactChange::active).findFirst();
        if (held.isPresent()) {
            return held.map(stop -> stop.lost()
                    ? stop.lostSentence()
                    : "The emergency stop \"" + stop.contactId()
                            + "\" is still pressed; release it, then clear the fault.");
        }
        stoppedBy = Optional.empty();
        abortedBy = Optional.empty();
        return Optional.empty();
    }

    private Optional<Fault> stopObjection() {
        return contactObjection().or(this::abortObjection).or(layerBelow);
    }

    private Optional<Fault> abortObjection() {
        return abortedBy.map(who -> new Fault(FaultCode.E_ABORTED,
                "All light was stopped by " + who + "; look at the rig, then clear the fault."));
    }

    private Optional<Fault> contactObjection() {
        return stoppedBy.map(stop -> new Fault(FaultCode.E_EMERGENCY_STOP,
                stop.lost()
                        ? stop.lostSentence()
                        : "The emergency stop \"" + stop.contactId()
                                + "\" was hit; look at the rig, release it, then clear the fault."));
    }

    private Optional<Fault> doorObjection(long sinceNanos, String what) {
        return doors.values()
                .stream()
                .filter(door -> door.closedNanos() > sinceNanos && door.openedNanos() != Long.MAX_VALUE)
                .findFirst()
                .map(Opening::change)
                .map(door -> new Fault(FaultCode.E_DOOR_OPEN,
                        door.lost() ? door.lostSentence() : "The door \"" + door.contactId() + "\" " + what + "."));
    }
}
