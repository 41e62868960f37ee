package dev.diptych.rig.gpio;

import dev.diptych.rig.gpio.internal.LineFlag;
import java.util.EnumSet;
import java.util.Set;

/** A line's wiring, in the kernel's words. */
final class LineSettings {
    private LineSettings() {
    }

    static Set<LineFlag> output(LineWiring wiring) {
        return flags(wiring, EnumSet.of(LineFlag.OUTPUT));
    }

    /** An input that tells of every edge. */
    static Set<LineFlag> input(LineWiring wiring) {
        return flags(wiring, EnumSet.of(LineFlag.INPUT, LineFlag.EDGE_RISING, LineFlag.EDGE_FALLING));
    }

    private static Set<LineFlag> flags(LineWiring wiring, Set<LineFlag> flags) {
        if (wiring.activeLow()) {
            flags.add(LineFlag.ACTIVE_LOW);
        }
        switch (wiring.bias()) {
            case AS_IS -> {
            }
            case DISABLED -> flags.add(LineFlag.BIAS_DISABLED);
            case PULL_UP -> flags.add(LineFlag.BIAS_PULL_UP);
            case PULL_DOWN -> flags.add(LineFlag.BIAS_PULL_DOWN);
        }
        return flags;
    }
}
