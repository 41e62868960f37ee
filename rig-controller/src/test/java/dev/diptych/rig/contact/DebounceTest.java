package dev.diptych.rig.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are in ms here; a contact is believed after 20. */
class DebounceTest {
    private static final long QUIET = 20;

    /**
     * A train of edges is {@code +3} for "active at 3" and {@code -4} for "inactive at 4"; so is what is told, with the
     * time that it is told for.
     */
    @ParameterizedTest(name = "{2}")
    @CsvSource({"+0 -100, +0 -100, a press without bounces", "+0 -1 +2 -3 +4 -100, +0 -100, bounces when it is pressed",
        "+0 -100 +101 -102 +103 -104, +0 -104, bounces when it is let go",
        "+0 -1 +2 -100 +101 -103 +200 -201 +202 -300, +0 -103 +200 -300, two presses",
        "+0 -8, +0 -8, a press shorter than the bounces may last",
        "+0 -5 +10 -15 +20 -25, +0 -25, chatter that settles open",
        "+0 -5 +10 -15 +20 -25 +30, +0, chatter that settles closed is one press",
        "+0 -19 +25 -100, +0 -100, let go for less than is believed",
        "+0 -19 +40 -100, +0 -19 +40 -100, let go for long enough",
        "+0 +50 -100, +0 -100, an edge that nobody saw between two presses is no press",
        "+0 -50 -60, +0 -60, let go when it is quiet", "-0, '', let go while it was let go"})
    void bounceTrains(String train, String told, String why) {
        List<String> wanted = told.isEmpty() ? List.of() : List.of(told.split(" "));
        assertEquals(wanted, inTime(train), why);
        assertEquals(wanted, allAtOnce(train), why + ", handed in late");
    }

    @Test
    void aPressIsToldAtItsFirstEdgeAndNotLater() {
        Debounce contact = new Debounce(QUIET, false);
        assertEquals(List.of(new Debounce.Change(true, 500)), contact.edge(true, 500));
        assertTrue(contact.isActive());
        assertEquals(OptionalLong.empty(), contact.settlesNanos());
    }

    @Test
    void aReleaseIsToldWhenItIsCertain() {
        Debounce contact = new Debounce(QUIET, true);
        assertEquals(List.of(), contact.edge(false, 500));
        assertEquals(OptionalLong.of(520), contact.settlesNanos());
        assertEquals(List.of(), contact.settle(519));
        assertEquals(List.of(new Debounce.Change(false, 500)), contact.settle(520));
        assertEquals(List.of(), contact.settle(1000));
        assertFalse(contact.isActive());
    }

    @Test
    void aBounceThatComesAfterTheReleaseWasToldIsNoPress() {
        Debounce contact = new Debounce(QUIET, true);
        contact.edge(false, 500);
        contact.settle(520);
        assertEquals(List.of(), contact.edge(true, 503));
        assertEquals(List.of(), contact.edge(false, 504));
        assertEquals(OptionalLong.empty(), contact.settlesNanos());
    }

    @Test
    void aLateEdgeThatWasTrueIsToldInTheEnd() {
        Debounce contact = new Debounce(QUIET, true);
        contact.edge(false, 500);
        contact.settle(520);
        contact.edge(true, 510);
        assertEquals(List.of(new Debounce.Change(true, 510)), contact.settle(530));
    }

    @Test
    void aStopIsNotDebounced() {
        Debounce stop = new Debounce(0, false);
        assertEquals(List.of(new Debounce.Change(true, 7)), stop.edge(true, 7));
        assertEquals(List.of(new Debounce.Change(false, 8)), stop.edge(false, 8));
        assertEquals(List.of(new Debounce.Change(true, 8)), stop.edge(true, 8));
        assertEquals(OptionalLong.empty(), stop.settlesNanos());
    }

    @Test
    void aButtonHeldDownFromTheFirstIsNoPress() {
        Debounce contact = new Debounce(QUIET, true);
        assertEquals(List.of(), contact.settle(1000));
        assertEquals(List.of(), contact.edge(true, 1000));
        assertTrue(contact.isActive());
    }

    @Test
    void timesMayPassTheEndOfNumbers() {
        Debounce contact = new Debounce(QUIET, true);
        contact.edge(false, Long.MAX_VALUE - 5);
        assertEquals(List.of(), contact.settle(Long.MIN_VALUE + 10));
        assertEquals(List.of(new Debounce.Change(false, Long.MAX_VALUE - 5)), contact.settle(Long.MIN_VALUE + 14));
    }

    @Test
    void quietLastsATime() {
        assertEquals("A contact is quiet for a time, not for -1 ns.",
                assertThrows(IllegalArgumentException.class, () -> new Debounce(-1, false)).getMessage());
    }

    /** Whatever happens: what is told alternates, begins at edges, never goes back in time, and ends with the truth. */
    @RepeatedTest(200)
    void anyChatterEndsInItsTrueState(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Debounce contact = new Debounce(QUIET, false);
        List<Debounce.Change> told = new ArrayList<>();
        List<Long> edges = new ArrayList<>();
        boolean active = false;
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(5);
            active = random.nextInt(10) == 0 ? active : !active;
            edges.add(now);
            told.addAll(contact.edge(active, now));
        }
        told.addAll(contact.settle(now + QUIET));
        boolean before = false;
        long latest = Long.MIN_VALUE;
        for (Debounce.Change change : told) {
            assertEquals(!before, change.active());
            assertTrue(edges.contains(change.instantNanos()));
            assertTrue(change.instantNanos() >= latest);
            before = change.active();
            latest = change.instantNanos();
        }
        assertEquals(active, contact.isActive());
        assertEquals(active, before);
    }

    /** Settled whenever it can be, between the edges. */
    private static List<String> inTime(String train) {
        Debounce contact = new Debounce(QUIET, false);
        List<Debounce.Change> told = new ArrayList<>();
        for (String edge : train.split(" ")) {
            long instant = Long.parseLong(edge.substring(1));
            OptionalLong settles = contact.settlesNanos();
            if (settles.isPresent() && settles.getAsLong() < instant) {
                told.addAll(contact.settle(settles.getAsLong()));
            }
            told.addAll(contact.edge(edge.startsWith("+"), instant));
        }
        told.addAll(contact.settle(1_000_000));
        return inWords(told);
    }

    /** All edges in a row, as after a pause of the program. */
    private static List<String> allAtOnce(String train) {
        Debounce contact = new Debounce(QUIET, false);
        List<Debounce.Change> told = new ArrayList<>();
        for (String edge : train.split(" ")) {
            told.addAll(contact.edge(edge.startsWith("+"), Long.parseLong(edge.substring(1))));
        }
        told.addAll(contact.settle(1_000_000));
        return inWords(told);
    }

    private static List<String> inWords(List<Debounce.Change> told) {
        return told.stream().map(change -> (change.active() ? "+" : "-") + change.instantNanos()).toList();
    }
}
