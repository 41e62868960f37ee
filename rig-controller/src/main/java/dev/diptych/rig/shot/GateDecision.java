package dev.diptych.rig.shot;

/** What the safety gate says of a plan at an instant. */
public sealed interface GateDecision {
    record Cleared(ClearedShot shot) implements GateDecision {}

    record Rejected(Fault fault) implements GateDecision {}
}
