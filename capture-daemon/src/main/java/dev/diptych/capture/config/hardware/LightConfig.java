package dev.diptych.capture.config.hardware;

import dev.diptych.rig.light.LightKind;

/** A light that is wired to this computer. */
public record LightConfig(String id, LightKind kind, Wiring wiring) {}
