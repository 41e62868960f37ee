package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Schema;
import dev.diptych.rig.gpio.LineAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What docs/CONFIGURATION.md tells of boards. */
public final class BoardPage {
    private BoardPage() {
    }

    public static Schema schema() {
        return BoardReader.PROFILE;
    }

    /** The boards that Diptych brings, with their notes and pins. */
    public static List<String> lines() throws OperatorException {
        List<String> lines = new ArrayList<>();
        List<BoardProfile> boards = new ArrayList<>();
        for (String name : BoardReader.BUILT_IN) {
            BoardProfile board = BoardReader.builtIn(name);
            boards.add(board);
            lines.add("* **`" + name + "`**: " + chips(board) + ", " + (board.bias()
                    ? "lines can be pulled up and down"
                    : "lines cannot be pulled up or down") + ". " + String.join(" ", board.notes()));
        }
        List<BoardProfile> withPins = boards.stream().filter(board -> !board.pins().isEmpty()).toList();
        lines.add("");
        lines.add("| pin | " + String.join(" | ", withPins.stream().map(BoardProfile::name).toList()) + " |");
        lines.add("|---|" + "---|".repeat(withPins.size()));
        SortedSet<Integer> pins = new TreeSet<>();
        withPins.forEach(board -> pins.addAll(board.pins().keySet()));
        for (int pin : pins) {
            lines.add("| " + pin + " | " + String.join(" | ",
                    withPins.stream().map(board -> board.line(pin).map(LineAddress::line).orElse("")).toList())
                    + " |");
        }
        return lines;
    }

    private static String chips(BoardProfile board) {
        List<String> chips = board.pins().values().stream().map(LineAddress::chip).distinct().toList();
        return chips.isEmpty() ? "no header" : "`" + String.join("`, `", chips) + "`";
    }
}
