package dev.diptych.capture.daemon;

import dev.diptych.capture.session.PairFacts;

/** What happens on the rig. Front ends hear of it in its order. */
public sealed interface DaemonEvent {
    /** Something in it is different; only the newest matters. */
    record StateChanged(RigState state) implements DaemonEvent {}

    /**
     * A trigger has come to its end: its pair is kept, or there is none and the facts say why.
     *
     * @param facts those of the pair, and where its files are: for whoever works on this computer, not to be sent
     */
    record PairFinished(PairReport pair, PairFacts facts) implements DaemonEvent {}

    /** A person has said something about it. */
    record PairDecided(PairReport pair) implements DaemonEvent {}

    /** Something that the operator should know, as one sentence. */
    record Told(String sentence) implements DaemonEvent {}

    /** Something went wrong that does not leave by itself. */
    record FaultRaised(RigState.Objection fault) implements DaemonEvent {}
}
