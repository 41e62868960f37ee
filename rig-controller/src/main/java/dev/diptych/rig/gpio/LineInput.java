package dev.diptych.rig.gpio;

import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.diptych.rig.host.DeviceException;

/** A Pi4J input on a line that this program holds. */
final class LineInput extends DigitalInputBase {
    private final HeldLine line;
    private volatile boolean lost;

    LineInput(DigitalInputProvider provider, DigitalInputConfig config, HeldLine line) {
        super(provider, config);
        this.line = line;
    }

    HeldLine line() {
        return line;
    }

    /** Read now; UNKNOWN if it cannot be read, and for good once nobody can hear of its edges. */
    @Override
    public DigitalState state() {
        if (lost) {
            return DigitalState.UNKNOWN;
        }
        try {
            return state((line.lines().get() & line.mask()) != 0);
        } catch (DeviceException e) {
            return DigitalState.UNKNOWN;
        }
    }

    /** An edge that the kernel tells of, or what the line is after edges were lost. */
    void edge(boolean active, long instantNanos) {
        dispatch(new TimedChange(this, state(active), instantNanos));
    }

    /** The line's edges can never be heard of again. Who listens too late to be told finds it when he reads. */
    void lost(long instantNanos) {
        lost = true;
        dispatch(new TimedChange(this, DigitalState.UNKNOWN, instantNanos));
    }

    private DigitalState state(boolean active) {
        return active ? config().onState() : DigitalState.getInverseState(config().onState());
    }
}
