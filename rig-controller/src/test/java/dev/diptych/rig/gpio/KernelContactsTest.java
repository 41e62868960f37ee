package dev.diptych.rig.gpio;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactRole;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.FakeKernel;
import dev.diptych.rig.gpio.internal.LineFlag;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts through Pi4J and our provider, from the events that a kernel gives. Instants are the kernel's. */
class KernelContactsTest {
    private static final String CHIP = "/dev/gpiochip0";
    private static final int PEDAL = 0;
    private static final int STOP = 1;
    private static final long MS = MILLISECONDS.toNanos(1);
    private static final long UNCERTAINTY = MS;

    private final FakeKernel kernel = new FakeKernel().chip(CHIP, "pinctrl-rp1", "GPIO0", "GPIO1", "GPIO2")
            .chip("/dev/gpiochip1", "usb-inputs", "I0");
    private final HandClock clock = new HandClock();
    private final Map<String, ContactLine> contacts = new LinkedHashMap<>();
    private final BlockingQueue<ContactChange> told = new LinkedBlockingQueue<>();

    private @Nullable ContactSource opened;

    @AfterEach
    void closing() {
        if (opened != null) {
            opened.close();
        }
        assertEquals(0, kernel.openFiles());
    }

    private void contact(String id, String chip, String line, boolean activeLow, LineBias bias, ContactRole role,
            long debounceNanos) {
        contacts.put(id, new ContactLine(new LineWiring(new LineAddress(chip, line), activeLow, bias), role,
                debounceNanos));
    }

    /** A pedal to ground with a pull-up, debounced, and a stop that opens its circuit. */
    private void open() throws DeviceException {
        contact("pedal", "pinctrl-rp1", "GPIO0", true, LineBias.PULL_UP, ContactRole.TRIGGER, 20 * MS);
        contact("stop", "pinctrl-rp1", "GPIO1", false, LineBias.PULL_UP, ContactRole.EMERGENCY_STOP, 0);
        kernel.wire(CHIP, PEDAL, true, 0);
        kernel.wire(CHIP, STOP, false, 0);
        listen();
    }

    private void listen() throws DeviceException {
        opened = new GpioLines(new KernelLines(kernel)).openContacts(contacts, clock);
        opened.listen(told::add);
    }

    private ContactChange next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(60, SECONDS), "Nothing was told.");
    }

    private static ContactChange door(boolean active, long instantNanos) {
        return new ContactChange("door", ContactRole.DOOR, active, false, instantNanos, UNCERTAINTY);
    }

    private static ContactChange pedal(boolean active, long instantNanos) {
        return new ContactChange("pedal", ContactRole.TRIGGER, active, false, instantNanos, UNCERTAINTY);
    }

    private static ContactChange stop(boolean active, long instantNanos) {
        return new ContactChange("stop", ContactRole.EMERGENCY_STOP, active, false, instantNanos, UNCERTAINTY);
    }

    @Test
    void linesAreInputsWithTheirResistorsAndTellOfBothEdges() throws DeviceException {
        open();
        assertEquals(1, kernel.requests().size());
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.INPUT, LineFlag.ACTIVE_LOW, LineFlag.EDGE_RISING,
                LineFlag.EDGE_FALLING, LineFlag.BIAS_PULL_UP), kernel.flags(CHIP, PEDAL));
        assertEquals(EnumSet.of(LineFlag.USED, LineFlag.INPUT, LineFlag.EDGE_RISING, LineFlag.EDGE_FALLING,
                LineFlag.BIAS_PULL_UP), kernel.flags(CHIP, STOP));
        // No input is driven.
        assertEquals(List.of(), kernel.wires());
    }

    @Test
    void aPressIsToldWithTheKernelsTime() throws DeviceException, InterruptedException {
        open();
        kernel.wire(CHIP, PEDAL, false, 100 * MS);
        assertEquals(pedal(true, 100 * MS), next());
    }

    @Test
    void bouncesAreOnePressAndTheReleaseComesWhenItIsQuiet() throws DeviceException, InterruptedException {
        open();
        clock.set(100 * MS);
        for (int i = 0; i < 10; i++) {
            kernel.wire(CHIP, PEDAL, i % 2 != 0, (100 + i) * MS);
        }
        kernel.wire(CHIP, STOP, true, 110 * MS);
        assertEquals(pedal(true, 100 * MS), next());
        // After the bounces; the pedal may bounce on for 20 ms from the last of them.
        assertEquals(stop(true, 110 * MS), next());
        clock.set(149 * MS - 1);
        assertEquals(List.of(), List.copyOf(told));
        clock.set(149 * MS);
        assertEquals(pedal(false, 109 * MS), next());
    }

    @Test
    void anEdgeThatIsReadLateStillBreaksTheQuiet() throws DeviceException, InterruptedException {
        open();
        kernel.wire(CHIP, PEDAL, false, 50 * MS);
        assertEquals(pedal(true, 50 * MS), next());
        // Quiet for longer than the 20 ms of the pedal, as far as is known at 139 ms.
        clock.set(139 * MS);
        kernel.wire(CHIP, PEDAL, true, 100 * MS);
        assertEquals(140 * MS, clock.nextDeadlineNanos());
        kernel.wire(CHIP, PEDAL, false, 119 * MS);
        kernel.wire(CHIP, PEDAL, true, 130 * MS);
        clock.set(170 * MS);
        assertEquals(pedal(false, 130 * MS), next());
    }

    @Test
    void aStopIsToldAtEveryEdge() throws DeviceException, InterruptedException {
        open();
        for (int i = 0; i < 40; i++) {
            kernel.wire(CHIP, STOP, i % 2 == 0, 100 * MS + i);
        }
        for (int i = 0; i < 40; i++) {
            assertEquals(stop(i % 2 == 0, 100 * MS + i), next());
        }
    }

    @Test
    void contactsAreTheirOwn() throws DeviceException, InterruptedException {
        open();
        kernel.wire(CHIP, PEDAL, false, 100 * MS);
        kernel.wire(CHIP, STOP, true, 101 * MS);
        assertEquals(pedal(true, 100 * MS), next());
        assertEquals(stop(true, 101 * MS), next());
    }

    @Test
    void twoChipsAreWatchedAtOnce() throws DeviceException, InterruptedException {
        contact("door", "usb-inputs", "I0", false, LineBias.AS_IS, ContactRole.DOOR, 0);
        open();
        assertEquals(2, kernel.requests().size());
        kernel.wire("/dev/gpiochip1", 0, true, 100 * MS);
        assertEquals(new ContactChange("door", ContactRole.DOOR, true, false, 100 * MS, UNCERTAINTY), next());
        kernel.wire(CHIP, STOP, true, 101 * MS);
        assertEquals(stop(true, 101 * MS), next());
    }

    @Test
    void whatIsActiveAtTheStartHasBeenToldWhenListeningBegins() throws DeviceException, InterruptedException {
        doorOpenFromTheFirst(0);
        clock.set(70 * MS);
        open();
        assertEquals(new ContactChange("door", ContactRole.DOOR, true, false, 70 * MS, 0), told.poll());
        assertEquals(List.of(), List.copyOf(told));
        kernel.wire(CHIP, 2, false, 100 * MS);
        assertEquals(door(false, 100 * MS), next());
    }

    private void doorOpenFromTheFirst(long debounceNanos) {
        kernel.wire(CHIP, 2, true, 0);
        contact("door", "pinctrl-rp1", "GPIO2", false, LineBias.AS_IS, ContactRole.DOOR, debounceNanos);
    }

    @Test
    void whoListensLaterIsToldWhatTheOthersWereAndNotABounce() throws DeviceException, InterruptedException {
        doorOpenFromTheFirst(5 * MS);
        open();
        assertEquals("door", next().contactId());
        kernel.wire(CHIP, 2, false, 100 * MS);
        // The door's contact is off at this moment, and the source knows it.
        assertEquals(125 * MS, clock.nextDeadlineNanos());
        BlockingQueue<ContactChange> toldLater = new LinkedBlockingQueue<>();
        Objects.requireNonNull(opened).listen(toldLater::add);
        assertEquals(new ContactChange("door", ContactRole.DOOR, true, false, 0, 0), toldLater.poll());
        clock.set(125 * MS);
        assertEquals(door(false, 100 * MS), next());
        assertEquals(door(false, 100 * MS), toldLater.poll(60, SECONDS));
    }

    @Test
    void nobodyListensToContactsThatAreClosed() throws DeviceException {
        open();
        ContactSource source = Objects.requireNonNull(opened);
        source.close();
        assertEquals("Nobody watches these contacts any more: they have been closed.",
                assertThrows(IllegalStateException.class, () -> source.listen(told::add)).getMessage());
    }

    @Test
    void whatTheKernelHadNoRoomToTellIsReadAfterwards() throws DeviceException, InterruptedException {
        open();
        kernel.wireUnseen(CHIP, STOP, true);
        kernel.wire(CHIP, PEDAL, false, 100 * MS);
        assertEquals(pedal(true, 100 * MS), next());
        assertEquals(stop(true, 100 * MS), next());
    }

    @Test
    void aDoorThatWasOpenFromTheFirstAndShutUnseenIsToldShut() throws DeviceException, InterruptedException {
        doorOpenFromTheFirst(0);
        open();
        assertTrue(next().active());
        kernel.wireUnseen(CHIP, 2, false);
        kernel.wire(CHIP, STOP, true, 100 * MS);
        assertEquals(stop(true, 100 * MS), next());
        assertEquals(door(false, 100 * MS), next());
    }

    @Test
    void aStopAndADoorThatCannotBeReadAreActiveAndAPedalIsNot() throws DeviceException, InterruptedException {
        contact("door", "pinctrl-rp1", "GPIO2", false, LineBias.AS_IS, ContactRole.DOOR, 5 * MS);
        open();
        kernel.wire(CHIP, PEDAL, false, 100 * MS);
        assertEquals(pedal(true, 100 * MS), next());
        clock.set(Long.MAX_VALUE);
        kernel.pullOut(CHIP);
        Map<String, Boolean> last = new LinkedHashMap<>();
        while (last.size() < 3) {
            ContactChange change = next();
            last.put(change.contactId(), change.active());
        }
        assertEquals(Map.of("stop", true, "door", true, "pedal", false), last);
    }

    private static ContactChange lost(String id, ContactRole role, ContactChange told) {
        return new ContactChange(id, role, role != ContactRole.TRIGGER, true, told.instantNanos(),
                told.uncertaintyNanos());
    }

    @Test
    void aStopThatWasHitIsToldToBeLostToo() throws DeviceException, InterruptedException {
        open();
        kernel.wire(CHIP, STOP, true, 100 * MS);
        assertEquals(stop(true, 100 * MS), next());
        kernel.pullOut(CHIP);
        ContactChange told = next();
        assertEquals(lost("pedal", ContactRole.TRIGGER, told), told);
        told = next();
        assertEquals(lost("stop", ContactRole.EMERGENCY_STOP, told), told);
    }

    @Test
    void aPollThatFailsBeforeAllLinesAreTakenLosesAllOfThem() throws DeviceException, InterruptedException {
        kernel.refusePolls(Errno.ENOMEM, 1);
        open();
        ContactChange told = next();
        assertEquals(lost("pedal", ContactRole.TRIGGER, told), told);
        told = next();
        assertEquals(lost("stop", ContactRole.EMERGENCY_STOP, told), told);
    }

    @Test
    @Timeout(60)
    void aLineThatIsTakenWhenItsEdgesAreLostAlreadyCannotBeRead() throws DeviceException {
        contact("pedal", "pinctrl-rp1", "GPIO0", false, LineBias.AS_IS, ContactRole.TRIGGER, 0);
        contact("stop", "pinctrl-rp1", "GPIO1", false, LineBias.AS_IS, ContactRole.EMERGENCY_STOP, 0);
        kernel.refusePolls(Errno.ENOMEM, 1);
        LineSource.Lines<ContactLine> lines = new KernelLines(kernel).inputs(contacts);
        List<LineSource.Placed<ContactLine>> placed = lines.placed();
        DigitalInput pedal = lines.context()
                .create(placed.get(0).place().input("pedal", placed.get(0).line().wiring()));
        while (pedal.state() != DigitalState.UNKNOWN) {
            Thread.onSpinWait();
        }
        DigitalInput stop = lines.context().create(placed.get(1).place().input("stop", placed.get(1).line().wiring()));
        assertEquals(DigitalState.UNKNOWN, stop.state());
        lines.context().shutdown();
    }

    @ParameterizedTest
    @EnumSource(names = {"EINTR", "EAGAIN"})
    void aRefusalThatPassesLosesNothing(Errno passing) throws DeviceException, InterruptedException {
        kernel.refusePolls(passing, 3);
        kernel.refuseReads(passing, 3);
        open();
        kernel.wire(CHIP, STOP, true, 100 * MS);
        assertEquals(stop(true, 100 * MS), next());
        kernel.wire(CHIP, PEDAL, false, 101 * MS);
        assertEquals(pedal(true, 101 * MS), next());
    }

    @Test
    void aRefusalThatDoesNotPassLosesTheLines() throws DeviceException, InterruptedException {
        open();
        kernel.refuseReads(Errno.EAGAIN, Integer.MAX_VALUE);
        kernel.wire(CHIP, PEDAL, false, 100 * MS);
        ContactChange told = next();
        assertEquals(lost("pedal", ContactRole.TRIGGER, told), told);
        told = next();
        assertEquals(lost("stop", ContactRole.EMERGENCY_STOP, told), told);
    }

    @Test
    void oneChipsLossLeavesTheOtherWatched() throws DeviceException, InterruptedException {
        contact("door", "usb-inputs", "I0", false, LineBias.AS_IS, ContactRole.DOOR, 0);
        open();
        kernel.pullOut("/dev/gpiochip1");
        assertEquals("door", next().contactId());
        kernel.wire(CHIP, STOP, true, 101 * MS);
        assertEquals(stop(true, 101 * MS), next());
    }

    @Test
    void aListenerThatFailsDoesNotMakeTheStopDeaf() throws DeviceException, InterruptedException {
        BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        try {
            contact("stop", "pinctrl-rp1", "GPIO1", false, LineBias.PULL_UP, ContactRole.EMERGENCY_STOP, 0);
            opened = new GpioLines(new KernelLines(kernel)).openContacts(contacts, clock);
            opened.listen(change -> {
                throw new IllegalStateException("listener");
            });
            opened.listen(told::add);
            kernel.wire(CHIP, STOP, true, 100 * MS);
            kernel.wire(CHIP, STOP, false, 101 * MS);
            assertEquals(stop(true, 100 * MS), next());
            assertEquals(stop(false, 101 * MS), next());
            assertEquals("listener", failures.take().getMessage());
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void aLineInUseIsRefused() {
        kernel.hold(CHIP, STOP, "gpio-keys");
        DeviceException refusal = assertThrows(DeviceException.class, this::open);
        assertEquals("The line 1 (GPIO1) of /dev/gpiochip0 (pinctrl-rp1) is used by \"gpio-keys\": end what uses it, or"
                + " wire to another line.", refusal.getMessage());
        assertEquals(DeviceFault.E_GPIO_BUSY, refusal.fault());
    }

    @Test
    void aStopThatIsToBeDebouncedIsRefused() {
        LineWiring wiring = new LineWiring(new LineAddress("pinctrl-rp1", "GPIO1"), false, LineBias.AS_IS);
        assertEquals("An emergency stop is never debounced, but this one is to be for 5 ns.",
                assertThrows(IllegalArgumentException.class,
                        () -> new ContactLine(wiring, ContactRole.EMERGENCY_STOP, 5)).getMessage());
        assertEquals("A contact is debounced for a time, not for -1 ns.",
                assertThrows(IllegalArgumentException.class, () -> new ContactLine(wiring, ContactRole.DOOR, -1))
                        .getMessage());
    }
}
