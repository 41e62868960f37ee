package dev.diptych.rig.contact;

import java.util.function.Consumer;

/** Contacts that are being watched. */
public interface ContactSource extends AutoCloseable {
    /**
     * Tells first of every contact that is active by now or lost, since a stop that is pressed and a door that is open
     * make no edge, and then of every change, in order. Both are told on one thread of this source's, so that no change is
     * overtaken by a state that is older; who listens does not block. Returns when the first has been done: nobody fires
     * before he has heard of a stop that is pressed. Not to be called by a listener.
     *
     * <p>What is found active has the instant at which it was told, since nobody knows for how long it has been so.
     */
    void listen(Consumer<ContactChange> listener);

    @Override
    void close();
}
