package dev.diptych.capture.config;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Reads {@code [room]} and {@code [calibration]}: how far what was measured is believed. */
final class BeliefsReader {
    /** In a brighter room than the largest the flash frame is no longer the flash's. */
    private static final Key<Double> LIGHT_RATIO = Key.without("light_ratio", KeyTypes.number(0, 0.2), "as calibrated",
            "what the rig believes of the room's own light, as a share of the studio frame's", "0.01");
    static final Table ROOM = Table.single("room", "What the room is believed to be without the rig's lights.",
            List.of(LIGHT_RATIO));

    private static final double SECONDS_PER_HOUR = 3600;
    /** At most a year. */
    private static final Key<Double> MAX_AGE_HOURS = Key.usual("max_age_hours", KeyTypes.number(0.1, 8760), "24",
            "how long a calibration is good", "12");
    static final Table CALIBRATION = Table.single("calibration", "How long what was measured is believed.",
            List.of(MAX_AGE_HOURS));
    static final Duration USUAL_MAX_AGE = duration(MAX_AGE_HOURS.usualValue());

    private BeliefsReader() {
    }

    static OptionalDouble roomLightRatio(TomlSection top) {
        return top.table(ROOM)
                .flatMap(section -> section.find(LIGHT_RATIO))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    static Duration maxCalibrationAge(TomlSection top) {
        return top.table(CALIBRATION).map(section -> duration(section.value(MAX_AGE_HOURS))).orElse(USUAL_MAX_AGE);
    }

    private static Duration duration(double hours) {
        return Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR));
    }
}
