package dev.diptych.capture.config.hardware;

import dev.diptych.rig.dmx.FixtureAddress;
import dev.diptych.rig.gpio.LineWiring;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What switches a light. */
public sealed interface Wiring {
    /** A line of a GPIO chip. */
    record Gpio(LineWiring line) implements Wiring {}

    /**
     * A fixture on the DMX universe.
     *
     * @param dimmer the channel that carries the light's level; empty for the mode's only one of intensity
     * @param channels what other channels are kept at, 0 to 1
     */
    record Dmx(FixtureAddress fixture, Optional<String> dimmer, Map<String, Double> channels) implements Wiring {
        public Dmx {
            channels = Map.copyOf(channels);
        }
    }

    /**
     * An output of the microcontroller board.
     *
     * @param output as the board counts them
     * @param slot on the board's DMX universe; empty for a pin
     * @param torchOutput through which the flash burns as a torch; empty for a lamp, and for a flash without previews
     */
    record Mcu(int output, OptionalInt slot, OptionalInt torchOutput) implements Wiring {}
}
