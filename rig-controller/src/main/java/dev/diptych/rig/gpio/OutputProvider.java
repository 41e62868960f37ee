package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import java.util.Map;

/** Pi4J's outputs on lines that are held already: those of one chip are requested together, which Pi4J does not do. */
final class OutputProvider extends DigitalOutputProviderBase {
    private final Map<String, HeldLine> lines;

    /** Takes the lines over; they are given back at rest when Pi4J shuts down. */
    OutputProvider(Map<String, HeldLine> linesById) {
        super("diptych-gpio-output", "Outputs on the GPIO character device");
        lines = linesById;
    }

    @Override
    @SuppressWarnings("unchecked")
    public DigitalOutput create(DigitalOutputConfig config) {
        LineOutput output = new LineOutput(this, config, HeldLines.of(lines, config.id()));
        context.registry().add(output);
        return output;
    }

    @Override
    public DigitalOutputProvider shutdownInternal(Context shutContext) {
        super.shutdownInternal(shutContext);
        HeldLines.close(lines);
        return this;
    }
}
