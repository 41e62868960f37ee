package dev.diptych.rig.gpio;

import com.pi4j.io.gpio.digital.DigitalConfig;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.gpio.digital.impl.DefaultDigitalInputConfig;
import com.pi4j.io.gpio.digital.impl.DefaultDigitalOutputConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Pi4J is to look for a line.
 *
 * @param bus the number of its chip
 * @param number the line's on the chip, Pi4J's "BCM number"
 */
record LinePlace(int bus, int number) {
    /** Chips have less lines. */
    private static final int LINES_PER_BUS = 1 << 16;

    /** Pi4J tells lines apart by their number alone, as if there were one chip; the bus belongs to it. */
    private int uniqueIdentifier() {
        return bus * LINES_PER_BUS + number;
    }

    /** Levels are the wire's, so that any provider understands them; the "on" state is where active-low is told. */
    DigitalOutputConfig output(String lightId, LightLine line) {
        DigitalState rest = state(line.wiring(), line.onAtRest());
        Map<String, String> properties = common(lightId, line.wiring());
        properties.put(DigitalOutputConfig.INITIAL_STATE_KEY, rest.toString());
        properties.put(DigitalOutputConfig.SHUTDOWN_STATE_KEY, rest.toString());
        return new DefaultDigitalOutputConfig(properties) {
            @Override
            public int getUniqueIdentifier() {
                return uniqueIdentifier();
            }
        };
    }

    /** Without Pi4J's own debouncing: it would hold an emergency stop back. */
    DigitalInputConfig input(String contactId, LineWiring wiring) {
        PullResistance pull = switch (wiring.bias()) {
            case AS_IS, DISABLED -> PullResistance.OFF;
            case PULL_UP -> PullResistance.PULL_UP;
            case PULL_DOWN -> PullResistance.PULL_DOWN;
        };
        Map<String, String> properties = common(contactId, wiring);
        properties.put(DigitalInputConfig.PULL_RESISTANCE_KEY, pull.toString());
        properties.put(DigitalInputConfig.DEBOUNCE_RESISTANCE_KEY, "0");
        return new DefaultDigitalInputConfig(properties) {
            @Override
            public int getUniqueIdentifier() {
                return uniqueIdentifier();
            }
        };
    }

    /** The level of the wire at which a line is, or is not, active. */
    static DigitalState state(LineWiring wiring, boolean active) {
        return active != wiring.activeLow() ? DigitalState.HIGH : DigitalState.LOW;
    }

    private Map<String, String> common(String id, LineWiring wiring) {
        Map<String, String> properties = new HashMap<>();
        properties.put(DigitalConfig.ID_KEY, id);
        properties.put(DigitalConfig.BUS_KEY, String.valueOf(bus));
        properties.put(DigitalConfig.BCM_KEY, String.valueOf(number));
        properties.put(DigitalConfig.ON_STATE_KEY, state(wiring, true).toString());
        return properties;
    }
}
