package dev.diptych.rig.gpio;

import com.pi4j.exception.Pi4JException;
import java.util.Map;

/** Lines that are held, by the id of what is on them. */
final class HeldLines {
    private HeldLines() {
    }

    static HeldLine of(Map<String, HeldLine> lines, String id) {
        HeldLine line = lines.get(id);
        if (line == null) {
            throw new Pi4JException("No line is held for " + id + ".");
        }
        return line;
    }

    static void close(Map<String, HeldLine> lines) {
        lines.values().forEach(line -> line.lines().close());
    }
}
