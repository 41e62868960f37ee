package dev.diptych.capture.config.hardware;

import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.KeyTypes;
import dev.diptych.rig.gpio.LineBias;
import java.util.List;
import java.util.Map;

/** The keys of whatever is wired to a GPIO line. */
final class LineKeys {
    private static final String EITHER = "needed: either `pin`, or `chip` and `line`";
    static final Key<Integer> PIN = Key.without("pin", KeyTypes.whole(1, 400), EITHER,
            "the header pin of the `board`, counted as its maker counts them", "11");
    static final Key<String> CHIP = Key.without("chip", KeyTypes.text(), EITHER,
            "the GPIO chip, by the label that `gpiodetect` shows in brackets, or by its path", "\"pinctrl-rp1\"");
    static final Key<String> LINE = Key.without("line", KeyTypes.text(), EITHER,
            "the line, by the name that `gpioinfo` shows, or by its number on the chip, as a text", "\"GPIO17\"");
    static final Key<Boolean> ACTIVE_LOW = Key.usual("active_low", KeyTypes.flag(), "false",
            "whether the low level means on: a lamp on the normally open contact of a relay that switches at the low "
                    + "level, a button that closes to ground",
            "true");
    static final Key<LineBias> BIAS = Key.usual("bias",
            KeyTypes.oneOf(Map.of("as-is", LineBias.AS_IS, "disabled", LineBias.DISABLED, "pull-up", LineBias.PULL_UP,
                    "pull-down", LineBias.PULL_DOWN)),
            "\"as-is\"",
            "the resistor that the chip itself puts on the line; not every board has one", "\"pull-up\"");
    static final List<Key<?>> ALL = List.of(PIN, CHIP, LINE, ACTIVE_LOW, BIAS);

    private LineKeys() {
    }
}
