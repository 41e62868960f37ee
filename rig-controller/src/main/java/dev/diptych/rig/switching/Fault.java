package dev.diptych.rig.switching;

/** Something that went wrong: a stable code and one sentence that names the thing and what to do. */
public record Fault(FaultCode code, String sentence) {}
