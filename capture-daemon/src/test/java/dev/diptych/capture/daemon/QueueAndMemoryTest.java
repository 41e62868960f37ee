package dev.diptych.capture.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.session.PairFacts;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What the daemon keeps: triggers that wait, triggers that it knows, poses that are done, and who listens. */
class QueueAndMemoryTest {
    private static final SessionId SESSION = new SessionId("007", "01");
    private static final Consent CONSENT = new Consent("c1", "1", EnumSet.allOf(ConsentScope.class),
            LocalDate.of(2999, 1, 1));
    private static final RigState.Objection WHY = new RigState.Objection("E_ABORTED", "Stopped.");

    private final ShotQueue queue = new ShotQueue();
    private final PoseProgress progress = new PoseProgress(new Protocol("p", "P", List.of(
            new Pose("a", "A", "", "free", 2), new Pose("b", "B", "", "free", 1), new Pose("c", "C", "", "free", 1))));

    private static QueuedShot shot(int number) {
        return new QueuedShot(new PairIntent(new PairId(SESSION, number), "t-" + number,
                new SessionRecord(SESSION, CONSENT, Instant.EPOCH, JsonNodeFactory.instance.objectNode())), "front",
                "test", "t-" + number, 0);
    }

    private static PairReport report(String triggerId) {
        return new PairReport(PairFacts.lost(new PairId(SESSION, 1), "test", "E_X", "Lost.", null), false, triggerId,
                "front",
                null, false, "", List.of(), null);
    }

    @Test
    void shotsComeInTheirOrderAndTheRigIsNotQuietWhileOneIsInHand() {
        assertTrue(queue.isQuiet());
        queue.add(shot(1));
        queue.add(shot(2));

        assertEquals(Optional.of(shot(1)), queue.take());
        queue.drop(WHY);
        assertEquals(0, queue.size());
        queue.done();
        assertFalse(queue.isInHand());
        assertFalse(queue.isQuiet(), "One is still to be told of.");
        assertEquals(Optional.of(new ShotQueue.Dropped(shot(2), WHY)), queue.takeDropped());
        assertTrue(queue.isInHand());
        queue.done();
        assertTrue(queue.isQuiet());
        assertEquals(Optional.empty(), queue.take());
        assertTrue(queue.isQuiet());
    }

    @Test
    void aQueueIsFullAtItsCapacity() {
        for (int i = 1; i < ShotQueue.CAPACITY; i++) {
            queue.add(shot(i));
            assertFalse(queue.isFull());
        }
        queue.add(shot(ShotQueue.CAPACITY));
        assertTrue(queue.isFull());
    }

    @Test
    void triggersAreKnownWithTheirResultsAndTheOldestAreForgotten() {
        TriggerMemory memory = new TriggerMemory();
        memory.accepted("first");
        assertTrue(memory.knows("first"));
        assertEquals(Optional.empty(), memory.result("first"));
        memory.ended("first", report("first"));
        assertEquals(Optional.of(report("first")), memory.result("first"));
        for (int i = 0; i < TriggerMemory.MOST; i++) {
            memory.accepted("t-" + i);
        }
        memory.ended("first", report("first"));

        assertFalse(memory.knows("first"), "The archive's journal knows it.");
        assertTrue(memory.knows("t-0"));
    }

    @Test
    void workThatTakesTheRigForItselfIsOneAtATimeAndFreesItWhateverHappens() {
        Orders orders = new Orders();
        orders.addExclusive(Phase.CALIBRATING, () -> {
            throw new IllegalStateException("A bug");
        });
        assertThrows(IllegalStateException.class, () -> orders.addExclusive(Phase.FLASH_PREVIEW, () -> {}));
        assertEquals(Optional.of(Phase.CALIBRATING), orders.exclusive());
        assertThrows(IllegalStateException.class, orders.poll().orElseThrow()::run);
        assertEquals(Optional.empty(), orders.exclusive());
        assertTrue(orders.isEmpty());
    }

    @Test
    void theNextPoseIsTheChosenOneUntilItHasItsPairsAndThenTheFirstAfterIt() {
        assertEquals("a", next());
        assertTrue(progress.choose("b"));
        assertEquals("b", next());
        progress.count("b", 1);
        assertEquals("c", next());
        progress.skip("c");
        assertEquals("a", next());
        progress.count("a", 2);
        assertEquals("", next());
        progress.count("a", -1);
        assertEquals("a", next(), "A pair of it was discarded.");
        assertTrue(progress.choose("c"), "Whoever chooses a pose that was left out wants it.");
        assertEquals("c", next());
        assertFalse(progress.choose("d"));
        assertEquals(List.of(1, 1, 0), progress.states().stream().map(RigState.PoseState::accepted).toList());
    }

    private String next() {
        return progress.next().map(Pose::id).orElse("");
    }

    @Test
    void aListenerThatThrowsHearsOnAndTheOthersAreToldOnce() {
        EventHub hub = new EventHub(Runnable::run);
        List<DaemonEvent> heard = new ArrayList<>();
        int[] tried = new int[1];
        hub.listen(event -> {
            tried[0]++;
            throw new IllegalStateException("A front end's bug");
        });
        Runnable off = hub.listen(heard::add);
        DaemonEvent first = new DaemonEvent.Told("First.");
        DaemonEvent second = new DaemonEvent.Told("Second.");
        hub.tell(first);
        hub.tell(second);
        off.run();
        hub.tell(first);

        assertEquals(3, heard.size(), heard.toString());
        assertTrue(heard.containsAll(List.of(first, second)));
        assertTrue(heard.toString().contains("A front end's bug"));
        assertEquals(4, tried[0]);
    }

    @Test
    void afterTheEndNobodyIsTold() {
        EventHub hub = new EventHub(task -> {
            throw new RejectedExecutionException("shut down");
        });
        List<DaemonEvent> heard = new ArrayList<>();
        hub.listen(heard::add);
        hub.tell(new DaemonEvent.Told("Late."));

        assertEquals(List.of(), heard);
    }
}
