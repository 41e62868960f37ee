package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code [mcu]}: the board that lights are on. */
final class McuReader {
    private static final Key<Path> PORT = Key.without("port", KeyTypes.path("a serial port"),
            "needed for lights on the board", "the board's serial port; the path below `/dev/serial/by-id` stays the "
                    + "same when something else is plugged in",
            "\"/dev/ttyACM0\"");
    private static final Key<String> SERIAL = Key.without("serial", new SerialType(), "whichever board is plugged in",
            "the board's own number, as `diptych doctor` tells it: the lights are on no other",
            "\"5583930343135F0E\"");
    static final Table TABLE = Table.single("mcu", "The microcontroller board that switches the lights.",
            List.of(PORT, SERIAL));

    private McuReader() {
    }

    /** Empty where no light is on it. */
    static Optional<McuConfig> read(TomlSection top, List<LightConfig> lights, LightsReader sections)
            throws OperatorException {
        Optional<TomlSection> found = top.table(TABLE);
        List<LightConfig> users = lights.stream().filter(light -> light.wiring() instanceof Wiring.Mcu).toList();
        if (users.isEmpty()) {
            if (found.isPresent()) {
                throw found.get().wrong("[mcu] has no use, because no [[light]] has driver = \"mcu\"; take it away.");
            }
            return Optional.empty();
        }
        requireAll(lights, sections, users.getFirst());
        Optional<Path> port = found.flatMap(section -> section.find(PORT));
        if (port.isEmpty()) {
            throw sections.section(users.getFirst())
                    .wrong(LightKeys.DRIVER, "a light on the board needs the board's port; write it in [mcu], as in "
                            + "port = \"/dev/ttyACM0\".");
        }
        return Optional.of(new McuConfig(port.get(), found.flatMap(section -> section.find(SERIAL))));
    }

    private static void requireAll(List<LightConfig> lights, LightsReader sections, LightConfig user)
            throws OperatorException {
        for (LightConfig light : lights) {
            if (!(light.wiring() instanceof Wiring.Mcu)) {
                throw sections.section(light)
                        .wrong(LightKeys.DRIVER, "\"" + user.id() + "\" is on the board, and this light is not; one "
                                + "clock times every switch of a shot, so put all lights on the board, or none.");
            }
        }
    }
}
