package dev.diptych.benchmarks;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Edges of the usual pair: two lamps off, the flash on and off, the lamps on again. */
enum Pattern {
    /** Lamps at relays, whose light falls 300 ms after their switch. */
    RELAY(400, 460, 540),
    /** Lamps that are dimmed by DMX and fall at once. */
    DMX(60, 120, 200);

    /** The least that must pass between two shots for the executor's sake. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long flashOnMillis;
    private final long flashOffMillis;
    private final long lampsOnMillis;

    Pattern(long flashOnMillis, long flashOffMillis, long lampsOnMillis) {
        this.flashOnMillis = flashOnMillis;
        this.flashOffMillis = flashOffMillis;
        this.lampsOnMillis = lampsOnMillis;
    }

    SwitchPlan plan() {
        return new SwitchPlan(List.of(edge("key", 0, 0), edge("fill", 0, 0), edge("flash", 1, flashOnMillis),
                edge("flash", 0, flashOffMillis), edge("key", 1, lampsOnMillis), edge("fill", 1, lampsOnMillis)));
    }

    /** The responses are of no consequence here. */
    static LightSet lights() {
        Spread none = Spread.exactly(0);
        LightResponse response = new LightResponse(none, none, none, none);
        return new LightSet(List.of(new Light("key", LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response),
                new Light("fill", LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response),
                new Light("flash", LightKind.FLASH, OutputCap.torchLed(), response)));
    }

    private static Edge edge(String lightId, double level, long offsetMillis) {
        return new Edge(lightId, level, TimeUnit.MILLISECONDS.toNanos(offsetMillis));
    }
}
