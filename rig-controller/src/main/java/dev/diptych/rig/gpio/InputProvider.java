package dev.diptych.rig.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import dev.diptych.rig.gpio.internal.Kernel;
import java.util.Map;

/** Pi4J's inputs on lines that are held already, whose edges one thread reads. */
final class InputProvider extends DigitalInputProviderBase {
    private final Map<String, HeldLine> lines;
    private final EdgeReader reader;

    /** Takes the lines over; they are given back when Pi4J shuts down. */
    InputProvider(Kernel kernel, Map<String, HeldLine> linesById) {
        super("diptych-gpio-input", "Inputs on the GPIO character device");
        lines = linesById;
        reader = new EdgeReader(kernel, linesById.values().stream().map(HeldLine::lines).distinct().toList());
    }

    @Override
    @SuppressWarnings("unchecked")
    public DigitalInput create(DigitalInputConfig config) {
        LineInput input = new LineInput(this, config, HeldLines.of(lines, config.id()));
        context.registry().add(input);
        reader.tell(input);
        return input;
    }

    @Override
    public DigitalInputProvider shutdownInternal(Context shutContext) {
        super.shutdownInternal(shutContext);
        reader.close();
        HeldLines.close(lines);
        return this;
    }
}
