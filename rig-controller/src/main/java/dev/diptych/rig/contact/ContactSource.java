package dev.diptych.rig.contact;

import java.util.function.Consumer;

/** Contacts that are being watched. */
public interface ContactSource extends AutoCloseable {
    /** Tells of every change from now on, in order, on a thread of this source's; who listens does not block. */
    void listen(Consumer<ContactChange> listener);

    /** Whether the contact is active now. */
    boolean isActive(String contactId);

    @Override
    void close();
}
