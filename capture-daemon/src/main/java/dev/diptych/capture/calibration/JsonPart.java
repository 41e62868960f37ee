package dev.diptych.capture.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.diptych.capture.OperatorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of a calibration's document, which trusts nothing in it and names every place that is wrong. */
final class JsonPart {
    /** Nothing that is measured of a light takes longer, nor is anything found so long before a switch. */
    private static final double MAX_MILLIS = 60_000;

    private final Path file;
    private final String place;
    private final JsonNode node;

    private JsonPart(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    static JsonPart whole(Path file, JsonNode root) {
        return new JsonPart(file, "", root);
    }

    JsonPart object(String key) throws OperatorException {
        JsonPart child = child(key);
        if (!child.node.isObject()) {
            throw child.wrong("is no object");
        }
        return child;
    }

    /** The elements of a list. */
    List<JsonPart> list(String key) throws OperatorException {
        JsonPart child = child(key);
        if (!child.node.isArray()) {
            throw child.wrong("is no list");
        }
        List<JsonPart> elements = new ArrayList<>();
        for (int i = 0; i < child.node.size(); i++) {
            elements.add(new JsonPart(file, child.place + "[" + i + "]", child.node.path(i)));
        }
        return elements;
    }

    /** This part as a list of {@code count} numbers. */
    double[] numbers(int count) throws OperatorException {
        if (!node.isArray() || node.size() != count) {
            throw wrong("is no list of " + count + " numbers");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            JsonNode value = node.path(i);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())
                    || Math.abs(value.doubleValue()) > MAX_MILLIS) {
                throw wrong("holds " + value + ", which is no number that can be measured");
            }
            numbers[i] = value.doubleValue();
        }
        return numbers;
    }

    String text(String key) throws OperatorException {
        JsonPart child = child(key);
        if (!child.node.isTextual() || child.node.textValue().isBlank()) {
            throw child.wrong("is no text");
        }
        return child.node.textValue();
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) throws OperatorException {
        String name = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw child(key).wrong("is \"" + name + "\", which nothing here means");
    }

    int wholeNumber(String key, int min) throws OperatorException {
        JsonPart child = child(key);
        if (!child.node.isIntegralNumber() || !child.node.canConvertToInt() || child.node.intValue() < min) {
            throw child.wrong("is " + child.node + " and must be a whole number, " + min + " at least");
        }
        return child.node.intValue();
    }

    double number(String key, double min, double max) throws OperatorException {
        JsonPart child = child(key);
        double value = child.node.doubleValue();
        if (!child.node.isNumber() || !(value >= min && value <= max)) {
            throw child.wrong(String.format(Locale.ROOT, "is %s and must be a number from %s to %s", child.node,
                    plain(min), plain(max)));
        }
        return value;
    }

    /** Milliseconds as nanoseconds, either sign. */
    long nanos(String key) throws OperatorException {
        return nanosOf(number(key, -MAX_MILLIS, MAX_MILLIS));
    }

    /** Milliseconds as nanoseconds, not negative. */
    long durationNanos(String key) throws OperatorException {
        return nanosOf(number(key, 0, MAX_MILLIS));
    }

    /** Whether the key is there and says that there is nothing. */
    boolean isNull(String key) throws OperatorException {
        return child(key).node.isNull();
    }

    static long nanosOf(double millis) {
        return Math.round(millis * 1e6);
    }

    /** @param why what is wrong with this part, without a full stop */
    OperatorException wrong(String why) {
        return new OperatorException(
                "The calibration " + file + " is damaged: \"" + place + "\" " + why + "; calibrate again.");
    }

    OperatorException wrong(String key, String why) throws OperatorException {
        return child(key).wrong(why);
    }

    private JsonPart child(String key) throws OperatorException {
        JsonPart child = new JsonPart(file, place.isEmpty() ? key : place + "." + key, node.path(key));
        if (child.node.isMissingNode()) {
            throw child.wrong("is missing");
        }
        return child;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
