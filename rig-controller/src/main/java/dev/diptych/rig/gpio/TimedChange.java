package dev.diptych.rig.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** Pi4J's event with the time that it lacks. */
final class TimedChange extends DigitalStateChangeEvent<DigitalInput> {
    private final long instantNanos;

    TimedChange(DigitalInput source, DigitalState state, long instantNanos) {
        super(source, state);
        this.instantNanos = instantNanos;
    }

    /** The kernel's, on CLOCK_MONOTONIC, which is {@link System#nanoTime()}. */
    long instantNanos() {
        return instantNanos;
    }
}
