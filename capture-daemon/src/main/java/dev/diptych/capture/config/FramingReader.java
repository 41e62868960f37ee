package dev.diptych.capture.config;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.imaging.registration.RegionOfInterest;
import java.util.List;

/** Reads {@code [framing]}: where the sitter is in the frame. */
final class FramingReader {
    private static final String ELLIPSE = "the ellipse in which the sitter is, as shares of the frame";
    private static final Key<Double> CENTRE_X = Key.usual("centre_x", KeyTypes.number(0, 1), "0.5", ELLIPSE, "0.5");
    private static final Key<Double> CENTRE_Y = Key.usual("centre_y", KeyTypes.number(0, 1), "0.56", ELLIPSE, "0.5");
    private static final Key<Double> RADIUS_X = Key.usual("radius_x", KeyTypes.number(0.05, 1), "0.24", ELLIPSE, "0.2");
    private static final Key<Double> RADIUS_Y = Key.usual("radius_y", KeyTypes.number(0.05, 1), "0.5", ELLIPSE, "0.4");
    static final Table TABLE = Table.single("framing", "Where the sitter is.",
            List.of(CENTRE_X, CENTRE_Y, RADIUS_X, RADIUS_Y));
    static final RegionOfInterest USUAL = RegionOfInterest.ellipse(CENTRE_X.usualValue(), CENTRE_Y.usualValue(),
            RADIUS_X.usualValue(), RADIUS_Y.usualValue());

    private FramingReader() {
    }

    static RegionOfInterest read(TomlSection section) {
        return RegionOfInterest.ellipse(section.value(CENTRE_X), section.value(CENTRE_Y), section.value(RADIUS_X),
                section.value(RADIUS_Y));
    }
}
