package dev.diptych.capture.config.hardware;

import dev.diptych.rig.gpio.LineAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be known of a computer's header.
 *
 * @param pins the lines by the number of their pin
 * @param bias whether its chips can pull a line up or down when asked
 * @param notes sentences on rights and traps, for whoever wires it
 */
public record BoardProfile(String name, SortedMap<Integer, LineAddress> pins, boolean bias, List<String> notes) {
    public BoardProfile(String name, Map<Integer, LineAddress> pins, boolean bias, List<String> notes) {
        this(name, new TreeMap<>(pins), bias, notes);
    }

    public BoardProfile {
        pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
        notes = List.copyOf(notes);
    }

    public Optional<LineAddress> line(int pin) {
        return Optional.ofNullable(pins.get(pin));
    }

    /** Whether a line of that chip may be pulled by the chip itself, as far as is known here. */
    boolean mayBias(String chip) {
        return bias || pins.values().stream().noneMatch(line -> line.chip().equals(chip));
    }
}
