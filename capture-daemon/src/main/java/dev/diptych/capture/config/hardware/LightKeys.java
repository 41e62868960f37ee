package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyType;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.protocol.message.Limits;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of {@code [[light]]}. */
final class LightKeys {
    /** What switches a light. */
    enum Driver {
        GPIO, DMX, MCU
    }

    static final Key<String> ID = Key.without("id", KeyTypes.text(), "needed",
            "names the light in the archive, in reports and in messages; no two have the same", "\"front-left\"");
    static final Key<Driver> DRIVER = Key.without("driver",
            KeyTypes.oneOf(Map.of("gpio", Driver.GPIO, "dmx", Driver.DMX, "mcu", Driver.MCU)),
            "needed in a rig of hardware; the simulated studio has its own",
            "what switches it: a line of this computer, a fixture on DMX, or an output of the board of `[mcu]`, which then "
                    + "switches all of them",
            "\"gpio\"");
    static final Key<LightKind> KIND = Key.without("kind",
            KeyTypes.oneOf(Map.of("lamp", LightKind.STUDIO_LAMP, "flash", LightKind.FLASH)), "needed with a driver",
            "a `lamp` lights the studio frame and rests on, the `flash` lights the flash frame and rests off; there is one flash and at "
                    + "least one lamp",
            "\"lamp\"");
    private static final String OF_DMX = "needed with `dmx`";
    static final Key<Path> FIXTURE = Key.without("fixture", KeyTypes.path("a fixture file"), OF_DMX,
            "the fixture's file in the form of the Open Fixture Library; begins at the configuration's folder",
            "\"fixtures/generic-dimmer.json\"");
    static final Key<String> MODE = Key.without("mode", KeyTypes.text(), OF_DMX,
            "one of that file's modes, by its name or short name", "\"8bit\"");
    static final Key<Integer> ADDRESS = Key.without("address", KeyTypes.whole(1, 512), OF_DMX,
            "the fixture's first slot on the universe, as its switches or display say", "1");
    static final Key<String> DIMMER = Key.without("dimmer", KeyTypes.text(), "the mode's one channel of intensity",
            "the fixture's channel that carries the light's level, by its name in that file", "\"Dimmer\"");
    static final Key<Map<String, Double>> CHANNELS = Key.without("channels", new ChannelsType(),
            "as the fixture's file has them",
            "what other channels of the fixture are kept at, by their names in that file: 0 for a channel's lowest value "
                    + "to 1 for its highest",
            "{ \"Colour Temperature\" = 0.5 }");
    /** The board tells of outputs away from rest by the bits of 32. */
    private static final KeyType<Integer> OUTPUT_NUMBER = KeyTypes.whole(0, 31);
    static final Key<Integer> OUTPUT = Key.without("output", OUTPUT_NUMBER, "needed with `mcu`",
            "the board's output, as the board counts them: firmware-protocol/firmware/README.md says which pin is which",
            "2");
    static final Key<Integer> SLOT = Key.without("slot", KeyTypes.whole(1, Limits.DMX_SLOTS_MAX),
            "needed with `mcu` for an output on DMX",
            "the slot of the board's DMX universe that carries the lamp's level", "1");
    static final Key<Integer> TORCH_OUTPUT = Key.without("torch_output", OUTPUT_NUMBER, "no previews",
            "with `mcu`: the board's output through which the flash burns as a torch in a preview", "1");
    private static final String RESPONSE = "what the rig believes of its response, whatever its calibration found: "
            + "percentiles p0.1, p50, p99.9 over many shots, in milliseconds; all four or none";
    static final Key<Spread> OFF_DEAD_MS = response("off_dead_ms", "[290, 304, 318]");
    static final Key<Spread> OFF_FALL_MS = response("off_fall_ms", "[59, 62, 65]");
    static final Key<Spread> ON_DEAD_MS = response("on_dead_ms", "[108, 121, 134]");
    static final Key<Spread> ON_RISE_MS = response("on_rise_ms", "[38, 40, 42]");

    static final List<Key<?>> OF_DMX_ALONE = List.of(FIXTURE, MODE, ADDRESS, DIMMER, CHANNELS);
    static final List<Key<?>> OF_MCU_ALONE = List.of(OUTPUT, SLOT, TORCH_OUTPUT);
    static final List<Key<?>> RESPONSES = List.of(OFF_DEAD_MS, OFF_FALL_MS, ON_DEAD_MS, ON_RISE_MS);
    static final List<Key<?>> OF_WIRING = joined(List.of(DRIVER, KIND), LineKeys.ALL, OF_DMX_ALONE, OF_MCU_ALONE);

    private LightKeys() {
    }

    static Table table() {
        return Table.repeated("light",
                "A light, once for each. In the simulated studio, whose lights are flash, front-left, front-right, "
                        + "high-left and high-right, it says what is believed of one of them; in a rig of hardware it "
                        + "says how the light is wired. A wrong belief shows in the residual lamp light and in the rule "
                        + "`lamp_timing`.",
                joined(List.of(ID), OF_WIRING, RESPONSES));
    }

    private static Key<Spread> response(String name, String example) {
        return Key.without(name, new SpreadType(), "as calibrated", RESPONSE, example);
    }

    @SafeVarargs
    private static List<Key<?>> joined(List<Key<?>>... lists) {
        List<Key<?>> all = new ArrayList<>();
        for (List<Key<?>> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
