package dev.diptych.rig.switching;

/** What the safety gate says of a plan at an instant. */
public sealed interface GateDecision {
    record Cleared(ClearedPlan plan) implements GateDecision {}

    record Rejected(Fault fault) implements GateDecision {}
}
