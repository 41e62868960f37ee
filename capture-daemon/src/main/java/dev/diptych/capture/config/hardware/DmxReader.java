package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.dmx.PacketRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [dmx]}: the universe that fixtures are on. */
final class DmxReader {
    private static final Key<Path> PORT = Key.without("port", KeyTypes.path("a serial port"),
            "needed for lights on DMX",
            "the serial port of the ENTTEC DMX USB Pro, or of a widget that speaks its protocol",
            "\"/dev/serial/by-id/usb-ENTTEC_DMX_USB_PRO_EN123456-if00-port0\"");
    private static final Key<PacketRate> RATE = Key.usual("rate",
            KeyTypes.oneOf(Map.of("as-set", PacketRate.AS_SET, "fastest", PacketRate.FASTEST)), "\"as-set\"",
            "how often the widget repeats its packet: as it is set, 40 times a second from the factory, or as often as "
                    + "packets fit, which shortens the gap of a pair by some 20 ms, but is not for fixtures that need a pause "
                    + "between packets; the widget keeps it without power",
            "\"fastest\"");
    static final Table TABLE = Table.single("dmx", "The DMX universe.", List.of(PORT, RATE));

    private DmxReader() {
    }

    static Optional<DmxConfig> read(TomlSection top, List<LightConfig> lights, LightsReader sections)
            throws OperatorException {
        Optional<LightConfig> user = lights.stream().filter(light -> light.wiring() instanceof Wiring.Dmx).findFirst();
        Optional<TomlSection> found = top.table(TABLE);
        Optional<Path> port = found.flatMap(section -> section.find(PORT));
        if (user.isPresent() && port.isEmpty()) {
            throw sections.section(user.get())
                    .wrong(LightKeys.DRIVER, "a light on DMX needs the widget's port; write it "
                            + "in [dmx], as in port = \"/dev/ttyUSB0\".");
        }
        if (user.isEmpty() && found.isPresent()) {
            throw found.get().wrong("[dmx] has no use, because no [[light]] has driver = \"dmx\"; take it away.");
        }
        return port.map(device -> new DmxConfig(device, found.orElseThrow().value(RATE)));
    }
}
