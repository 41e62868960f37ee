package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import java.util.List;
import java.util.Optional;

/** Reads {@code [gpio]}: how well this computer times its outputs. */
final class TimingReader {
    private static final Key<Long> EDGE_UNCERTAINTY_MS = Key.usual("edge_uncertainty_ms", KeyTypes.millis(0, 100), "1",
            "how far a switch may lie from where it was asked, either way, as measured on this computer: what plans "
                    + "allow for; a switch that is later is told, and the pair with it",
            "0.5");
    private static final Key<Boolean> REALTIME = Key.usual("realtime", KeyTypes.flag(), "true",
            "whether to ask the system for a real-time thread that times the switches", "false");
    static final Table TABLE = Table.single("gpio", "How this computer times what it switches.",
            List.of(EDGE_UNCERTAINTY_MS, REALTIME));

    private TimingReader() {
    }

    /** @param onBoard whether a board times the lights */
    static HostTiming read(Optional<TomlSection> found, boolean onBoard) throws OperatorException {
        if (onBoard && found.isPresent()) {
            throw found.get()
                    .wrong("[gpio] has no use, because the board times every light, and not this computer; take it "
                            + "away.");
        }
        return found
                .map(section -> new HostTiming(section.value(EDGE_UNCERTAINTY_MS), section.value(REALTIME)))
                .orElseGet(() -> new HostTiming(EDGE_UNCERTAINTY_MS.usualValue(), REALTIME.usualValue()));
    }
}
