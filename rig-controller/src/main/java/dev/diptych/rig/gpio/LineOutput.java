package dev.diptych.rig.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.diptych.rig.gpio.internal.LineValues;
import dev.diptych.rig.host.DeviceException;

/** A Pi4J output on a line that this program holds. */
final class LineOutput extends DigitalOutputBase {
    private final HeldLine line;

    LineOutput(DigitalOutputProvider provider, DigitalOutputConfig config, HeldLine line) {
        super(provider, config);
        this.line = line;
    }

    HeldLine line() {
        return line;
    }

    @Override
    public DigitalOutput state(DigitalState newState) {
        try {
            line.lines().set(new LineValues(newState == config().onState() ? line.mask() : 0, line.mask()));
        } catch (DeviceException e) {
            throw new IOException(e.getMessage(), e);
        }
        return super.state(newState);
    }

    /** The line has been set, together with others: Pi4J and who listens to it are to know. */
    void changed(DigitalState newState) {
        super.state(newState);
    }
}
