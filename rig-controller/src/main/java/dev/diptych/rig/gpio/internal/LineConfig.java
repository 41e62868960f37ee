package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code struct gpio_v2_line_config}.
 *
 * @param flags of every line that no attribute gives others
 */
public record LineConfig(Set<LineFlag> flags, List<LineAttribute> attributes) {
    static final int SIZE = 272;
    private static final int ATTRIBUTE_COUNT = 8;
    /** After the padding. */
    private static final int ATTRIBUTES = 32;
    /** GPIO_V2_LINE_NUM_ATTRS_MAX. */
    private static final int MAX_ATTRIBUTES = 10;

    public LineConfig {
        flags = Set.copyOf(flags);
        attributes = List.copyOf(attributes);
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("A request for GPIO lines has at most " + MAX_ATTRIBUTES
                    + " attributes, not " + attributes.size() + ".");
        }
    }

    /**
     * Lines that may differ in their flags: those of the first are the request's own, all others an attribute each.
     * Polarity (2) and bias (4) make 8 kinds of lines, so that there is always room.
     *
     * @param lineFlags of each line, at least one
     */
    public static LineConfig of(List<Set<LineFlag>> lineFlags) {
        Map<Set<LineFlag>, Long> masks = new LinkedHashMap<>();
        for (int i = 0; i < lineFlags.size(); i++) {
            masks.merge(lineFlags.get(i), 1L << i, (some, more) -> some | more);
        }
        Set<LineFlag> common = lineFlags.getFirst();
        masks.remove(common);
        List<LineAttribute> attributes = new ArrayList<>();
        masks.forEach((flags, mask) -> attributes
                .add(new LineAttribute(LineAttribute.Kind.FLAGS, LineFlag.bitsOf(flags), mask)));
        return new LineConfig(common, attributes);
    }

    /**
     * The same, for outputs that are driven to these values in the very request. Without it a line is requested low
     * and then set, and a lamp behind an active-low relay blinks (pi4j #654).
     *
     * @param bits bit i is the i-th line
     */
    public LineConfig withOutputValues(long bits, int lineCount) {
        List<LineAttribute> more = new ArrayList<>(attributes);
        more.add(new LineAttribute(LineAttribute.Kind.OUTPUT_VALUES, bits, LineRequest.maskOf(lineCount)));
        return new LineConfig(flags, more);
    }

    /** What outputs are driven to in the very request; empty of inputs. */
    public Optional<LineValues> outputValues() {
        return attributes.stream()
                .filter(attribute -> attribute.kind() == LineAttribute.Kind.OUTPUT_VALUES)
                .map(attribute -> new LineValues(attribute.value(), attribute.mask()))
                .findFirst();
    }

    static LineConfig decode(ByteBuffer from, int at) {
        List<LineAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < from.getInt(at + ATTRIBUTE_COUNT); i++) {
            attributes.add(LineAttribute.decode(from, at + ATTRIBUTES + i * LineAttribute.SIZE));
        }
        return new LineConfig(LineFlag.ofBits(from.getLong(at)), attributes);
    }

    void encode(ByteBuffer into, int at) {
        into.putLong(at, LineFlag.bitsOf(flags));
        into.putInt(at + ATTRIBUTE_COUNT, attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            attributes.get(i).encode(into, at + ATTRIBUTES + i * LineAttribute.SIZE);
        }
    }
}
