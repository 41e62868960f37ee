package dev.diptych.capture.cli;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.RigDaemon;
import dev.diptych.capture.rig.WiredRig;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What buttons and pedals ask for. The thread that watches them must not wait for the disk, so another asks. */
final class ContactRequests implements WiredRig.Listener {
    private static final int LONGEST_SOURCE = 32;

    private final Consumer<String> told;
    private final AtomicReference<@Nullable RigDaemon> daemon = new AtomicReference<>();
    private final Executor asking;

    ContactRequests(Executor asking, Consumer<String> told) {
        this.asking = asking;
        this.told = told;
    }

    /** From now on presses are obeyed; whoever pressed while the rig was being opened got no answer, and has gone on. */
    void obeyedBy(RigDaemon opened) {
        daemon.set(opened);
    }

    @Override
    public void triggered(String contactId) {
        Optional.ofNullable(daemon.get()).ifPresent(rig -> asking.execute(() -> capture(rig, source(contactId))));
    }

    private void capture(RigDaemon rig, String source) {
        Answer answer = rig.ask(new Command.Capture(source + "-" + UUID.randomUUID(), false), Caller.atTheRig(source));
        if (answer instanceof Answer.Refused refused) {
            told.accept(refused.code() + ": " + refused.sentence());
        }
    }

    /** The contact's id, as far as a trigger may bear it. */
    private static String source(String contactId) {
        String plain = contactId.replaceAll("[^A-Za-z0-9-]", "-");
        return plain.substring(0, Math.min(plain.length(), LONGEST_SOURCE));
    }

    @Override
    public void told(String sentence) {
        told.accept(sentence);
    }
}
