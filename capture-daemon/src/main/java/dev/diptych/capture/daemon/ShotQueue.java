package dev.diptych.capture.daemon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Triggers that wait for their turn: few, so that nobody is flashed at for what was asked long ago. Those that are dropped wait
 * for being told of; no trigger leaves unheard. For any thread.
 */
final class ShotQueue {
    static final int CAPACITY = 4;

    /** One whose turn never comes. */
    record Dropped(QueuedShot shot, RigState.Objection why) {}

    private final Deque<QueuedShot> waiting = new ArrayDeque<>();
    private final Deque<Dropped> dropped = new ArrayDeque<>();
    private boolean inHand;

    synchronized boolean isFull() {
        return waiting.size() >= CAPACITY;
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Whether no trigger waits, is being shot, or is still to be told of. */
    synchronized boolean isQuiet() {
        return waiting.isEmpty() && dropped.isEmpty() && !inHand;
    }

    /** Whether one was taken out and is not {@link #done}. */
    synchronized boolean isInHand() {
        return inHand;
    }

    synchronized void add(QueuedShot shot) {
        waiting.addLast(shot);
    }

    /** The next one, in hand until {@link #done}. */
    synchronized Optional<QueuedShot> take() {
        QueuedShot next = waiting.pollFirst();
        inHand = next != null;
        return Optional.ofNullable(next);
    }

    /** Nobody will shoot what waits. */
    synchronized void drop(RigState.Objection why) {
        waiting.forEach(shot -> dropped.addLast(new Dropped(shot, why)));
        waiting.clear();
    }

    /** One that is to be told of, in hand until {@link #done}. */
    synchronized Optional<Dropped> takeDropped() {
        Dropped next = dropped.pollFirst();
        inHand = next != null;
        return Optional.ofNullable(next);
    }

    /** The one in hand has come to its end, or is with the {@link PairDesk}. */
    synchronized void done() {
        inHand = false;
    }
}
