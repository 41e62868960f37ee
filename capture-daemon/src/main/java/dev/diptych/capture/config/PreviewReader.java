package dev.diptych.capture.config;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.preview.PreviewSettings;
import java.util.List;
import java.util.Optional;

/** Reads {@code [preview]}: the lamps dark, the flash as a torch. */
final class PreviewReader {
    private static final double NANOS_PER_SECOND = 1e9;
    /** At most the share of the time that the flash may be lit in pairs: see {@code OutputCap.torchLed}. */
    private static final Key<Double> LEVEL = Key.usual("level", KeyTypes.number(0.02, 0.2), "0.2",
            "how bright the torch is, as a share of the flash in pairs; at 0.2 a minute of it is no more for the LED than "
                    + "pairs may be",
            "0.15");
    private static final Key<Double> LONGEST_S = Key.usual("longest_s", KeyTypes.number(3, 60), "60",
            "how long a preview lasts at most; then the lamps return, and shine for a quarter of the time before the next",
            "30");
    static final Table TABLE = Table.single("preview",
            "The light in which corrected pictures are seen live: the lamps dark, the flash as a torch. It needs an output of "
                    + "its own through which the flash may stay on, as the simulated studio and a microcontroller with a "
                    + "`torch_output` have; a flash on a GPIO line, behind a one-shot, cannot burn so long, so such a rig "
                    + "refuses previews.",
            List.of(LEVEL, LONGEST_S));
    static final PreviewSettings USUAL = settings(LEVEL.usualValue(), LONGEST_S.usualValue());

    private PreviewReader() {
    }

    static PreviewSettings read(Optional<TomlSection> section) {
        return section.map(given -> settings(given.value(LEVEL), given.value(LONGEST_S))).orElse(USUAL);
    }

    private static PreviewSettings settings(double level, double longestSeconds) {
        return new PreviewSettings(level, Math.round(longestSeconds * NANOS_PER_SECOND),
                PreviewSettings.USUAL_HEARTBEAT_NANOS);
    }
}
