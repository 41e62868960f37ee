package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.gpio.LineBias;
import dev.diptych.rig.gpio.LineWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads how things are wired to GPIO lines; no two may be on one. */
final class LineReader {
    private final Optional<BoardProfile> board;
    private final Map<LineAddress, String> taken = new HashMap<>();

    LineReader(Optional<BoardProfile> board) {
        this.board = board;
    }

    /** @param id of what is wired */
    LineWiring read(TomlSection section, String id) throws OperatorException {
        LineAddress address = section.has(LineKeys.PIN) ? atPin(section) : onChip(section);
        Key<?> named = section.has(LineKeys.PIN) ? LineKeys.PIN : LineKeys.LINE;
        String other = taken.putIfAbsent(address, id);
        if (other != null) {
            throw section.wrong(named, "\"" + other + "\" and \"" + id + "\" are both on line " + address.line()
                    + " of " + address.chip() + "; give each its own.");
        }
        LineBias bias = section.value(LineKeys.BIAS);
        Optional<BoardProfile> unable = board.filter(profile -> !profile.mayBias(address.chip()));
        if (bias != LineBias.AS_IS && unable.isPresent()) {
            throw section.wrong(LineKeys.BIAS, "a " + unable.get().name()
                    + " cannot pull a line up or down; wire a resistor, and take this away.");
        }
        return new LineWiring(address, section.value(LineKeys.ACTIVE_LOW), bias);
    }

    private LineAddress atPin(TomlSection section) throws OperatorException {
        section.refuse(List.of(LineKeys.CHIP, LineKeys.LINE),
                "the line is named by \"pin\" already; give either the pin, or chip and line.");
        int pin = section.require(LineKeys.PIN);
        BoardProfile profile = board.orElseThrow(() -> section.wrong(LineKeys.PIN,
                "pins are counted on a board; name it at the top of the file, as in board = \"raspberry-pi-5\", or give "
                        + "chip and line instead."));
        return profile.line(pin).orElseThrow(() -> section.wrong(LineKeys.PIN, noLine(profile, pin)));
    }

    private static String noLine(BoardProfile profile, int pin) {
        return profile.pins().isEmpty()
                ? "a " + profile.name() + " has no header that is known; give chip and line instead."
                : "pin " + pin + " of a " + profile.name() + " has no GPIO line; those with one are " + profile.pins()
                        .keySet()
                        .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")) + ".";
    }

    private static LineAddress onChip(TomlSection section) throws OperatorException {
        if (!section.has(LineKeys.CHIP) && !section.has(LineKeys.LINE)) {
            throw section
                    .wrong(section.title() + " needs \"pin\", a header pin of the board, or \"chip\" and \"line\".");
        }
        return new LineAddress(section.require(LineKeys.CHIP), section.require(LineKeys.LINE));
    }
}
