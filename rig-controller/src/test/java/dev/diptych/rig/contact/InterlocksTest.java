package dev.diptych.rig.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InterlocksTest {
    private final Interlocks interlocks = new Interlocks();

    private void change(ContactRole role, boolean active, long instantNanos) {
        interlocks
                .changed(new ContactChange(role == ContactRole.DOOR ? "door" : "stop", role, active, false,
                        instantNanos, 10));
    }

    private static Optional<FaultCode> code(Optional<Fault> fault) {
        return fault.map(Fault::code);
    }

    @Test
    void nothingObjectsUntilSomethingHappens() {
        assertEquals(Optional.empty(), interlocks.objection());
        assertEquals(Optional.empty(), interlocks.objectionSince(0));
    }

    @Test
    void anOpenDoorObjectsUntilItIsClosed() {
        change(ContactRole.DOOR, true, 1000);
        assertEquals(Optional.of(FaultCode.E_DOOR_OPEN), code(interlocks.objection()));

        change(ContactRole.DOOR, false, 2000);
        assertEquals(Optional.empty(), interlocks.objection());
    }

    @Test
    void aDoorThatWasOpenDuringTheShotSpoilsIt() {
        change(ContactRole.DOOR, true, 1000);
        change(ContactRole.DOOR, false, 2000);

        assertEquals(Optional.of(FaultCode.E_DOOR_OPEN), code(interlocks.objectionSince(1500)));
        assertEquals(Optional.of(FaultCode.E_DOOR_OPEN), code(interlocks.objectionSince(2005)),
                "closed at 2000 to within 10 ns");
        assertEquals(Optional.empty(), interlocks.objectionSince(2010));
    }

    @Test
    void aDoorFoundClosedAtTheStartNeverOpened() {
        change(ContactRole.DOOR, false, 1000);

        assertEquals(Optional.empty(), interlocks.objectionSince(0));
    }

    @Test
    void anEmergencyStopStaysUntilAPersonClearsIt() {
        change(ContactRole.EMERGENCY_STOP, true, 1000);
        change(ContactRole.EMERGENCY_STOP, false, 2000);

        assertEquals(Optional.of(FaultCode.E_EMERGENCY_STOP), code(interlocks.objection()));
        assertEquals(Optional.empty(), interlocks.clear());
        assertEquals(Optional.empty(), interlocks.objection());
    }

    @Test
    void anEmergencyStopThatIsStillPressedCannotBeCleared() {
        change(ContactRole.EMERGENCY_STOP, true, 1000);

        assertEquals(
                Optional.of("The emergency stop \"stop\" is still pressed; release it, then clear the fault."),
                interlocks.clear());
        assertEquals(Optional.of(FaultCode.E_EMERGENCY_STOP), code(interlocks.objection()));
    }

    @Test
    void aStopThatIsLostIsNotSaidToBeHitAndCannotBeCleared() {
        String sentence = "The line of the emergency stop \"stop\" cannot be read any more; look at its cable and the"
                + " board, then start the program again.";
        change(ContactRole.EMERGENCY_STOP, true, 1000);
        interlocks.changed(new ContactChange("stop", ContactRole.EMERGENCY_STOP, true, true, 2000, 10));

        assertEquals(Optional.of(new Fault(FaultCode.E_EMERGENCY_STOP, sentence)), interlocks.objection());
        assertEquals(Optional.of(sentence), interlocks.clear());
    }

    @Test
    void aDoorThatIsLostIsNotSaidToBeOpen() {
        interlocks.changed(new ContactChange("door", ContactRole.DOOR, true, true, 1000, 10));

        Optional<Fault> lost = Optional.of(new Fault(FaultCode.E_DOOR_OPEN,
                "The line of the door \"door\" cannot be read any more; look at its cable and the board, then start the"
                        + " program again."));
        assertEquals(lost, interlocks.objection());
        assertEquals(lost, interlocks.objectionSince(2000));
    }

    @Test
    void aTriggerKeepsNothingFromFiring() {
        change(ContactRole.TRIGGER, true, 1000);

        assertEquals(Optional.empty(), interlocks.objection());
    }

    @Test
    void whatSwitchesTheLightsHoldsTheRigAsLongAsItSaysSo() {
        AtomicReference<Optional<Fault>> below = new AtomicReference<>(Optional.empty());
        Interlocks aboveIt = new Interlocks(below::get);
        assertEquals(Optional.empty(), aboveIt.objection());

        Optional<Fault> lost = Optional.of(new Fault(FaultCode.E_LINK_LOST, "The board does not answer."));
        below.set(lost);
        assertEquals(lost, aboveIt.objection());
        assertEquals(lost, aboveIt.objectionSince(0));
        assertEquals(Optional.empty(), aboveIt.clear());
        assertEquals(lost, aboveIt.objection(), "It is cleared below.");
    }
}
