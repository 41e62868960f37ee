package dev.diptych.rig.gpio;

import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.diptych.rig.host.DeviceException;

/** A Pi4J input on a line that this program holds. */
final class LineInput extends DigitalInputBase {
    private final HeldLine line;
    /** As it was last told; the reading thread's. */
    private boolean toldActive;

    LineInput(DigitalInputProvider provider, DigitalInputConfig config, HeldLine line) {
        super(provider, config);
        this.line = line;
    }

    HeldLine line() {
        return line;
    }

    /** Read now; UNKNOWN if it cannot be read. */
    @Override
    public DigitalState state() {
        try {
            return state((line.lines().get() & line.mask()) != 0);
        } catch (DeviceException e) {
            return DigitalState.UNKNOWN;
        }
    }

    /** An edge that the kernel tells of. */
    void edge(boolean active, long instantNanos) {
        toldActive = active;
        dispatch(new TimedChange(this, state(active), instantNanos));
    }

    /** The line's value after edges were lost. */
    void missed(boolean active, long instantNanos) {
        if (active != toldActive) {
            edge(active, instantNanos);
        }
    }

    /** The line can never be read again. */
    void lost(long instantNanos) {
        dispatch(new TimedChange(this, DigitalState.UNKNOWN, instantNanos));
    }

    private DigitalState state(boolean active) {
        return active ? config().onState() : DigitalState.getInverseState(config().onState());
    }
}
