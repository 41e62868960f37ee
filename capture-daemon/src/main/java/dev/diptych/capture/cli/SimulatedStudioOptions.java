package dev.diptych.capture.cli;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import dev.diptych.studio.sensor.SensorOptions;
import dev.diptych.studio.sensor.TimestampStyle;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every verb that works in the simulated studio. */
final class SimulatedStudioOptions {
    @Option(names = "--studio", paramLabel = "GRADE", defaultValue = "typical", description = "How imperfect the studio is: ideal, typical or hostile (default: ${DEFAULT-VALUE}).")
    StudioGrade grade = StudioGrade.TYPICAL;

    @Option(names = "--lamps", paramLabel = "KIND", defaultValue = "relay", description = "How the lamps are switched: relay or dmx (default: ${DEFAULT-VALUE}).")
    LampKind lamps = LampKind.RELAY;

    @Option(names = "--resolution", paramLabel = "WxH", defaultValue = "1280x960", converter = Resolution.Converter.class, description = "Frame size in pixels (default: ${DEFAULT-VALUE}).")
    Resolution resolution = new Resolution(1280, 960);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Everything random follows from it (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--timestamps", paramLabel = "STYLE", defaultValue = "stated-exposure-start", description = "What the camera's timestamps mark and what its driver says of it: stated-exposure-start, stated-readout-start, unstated-exposure-start, unstated-readout-start or misstated-readout-start (default: ${DEFAULT-VALUE}).")
    TimestampStyle timestamps = TimestampStyle.STATED_EXPOSURE_START;

    @Option(names = "--ripple", paramLabel = "HZ:RATIO", defaultValue = "100:0", converter = LampRipple.Converter.class, description = "The lamps' light pulses HZ times a second by RATIO of its mean (default: ${DEFAULT-VALUE}).")
    LampRipple ripple = new LampRipple(100, 0);

    /** Options of the simulated studio say nothing to a rig of hardware. */
    void refuseBesideHardware(CommandLine line, RigConfig config) {
        if (config.hardware().isEmpty()) {
            return;
        }
        for (String name : List.of("--studio", "--lamps", "--resolution", "--seed", "--timestamps", "--ripple")) {
            if (line.getParseResult().hasMatchedOption(name)) {
                throw new CommandLine.ParameterException(line, name
                        + " is an option of the simulated studio, but the configuration is of a rig of hardware; leave out one of both.");
            }
        }
    }

    StudioOptions studio() {
        return new StudioOptions(grade, lamps, seed, resolution.widthPx(), resolution.heightPx(),
                SensorOptions.DEFAULT.withTimestamps(timestamps).withRipple(ripple.hertz(), ripple.ratio()));
    }
}
