package dev.diptych.capture.config.schema;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.TomlArray;

/** The plain types of keys. */
public final class KeyTypes {
    private static final double NANOS_PER_MILLI = 1e6;

    private record Type<T>(String expected, Function<Object, Optional<T>> reading) implements KeyType<T> {
        @Override
        public Optional<T> accept(Object value) {
            return reading.apply(value);
        }
    }

    private KeyTypes() {
    }

    /** Whole or not, both limits allowed. */
    public static KeyType<Double> number(double min, double max) {
        return new Type<>("a number from " + TomlText.of(min) + " to " + TomlText.of(max), value -> numberOf(value)
                .filter(number -> number >= min && number <= max));
    }

    /** Written as a number of milliseconds, read as nanoseconds. */
    public static KeyType<Long> millis(double min, double max) {
        KeyType<Double> millis = number(min, max);
        return new Type<>(millis.expected(),
                value -> millis.accept(value).map(number -> Math.round(number * NANOS_PER_MILLI)));
    }

    public static KeyType<Integer> whole(int min, int max) {
        return new Type<>("a whole number from " + min + " to " + max, value -> value instanceof Long number
                && number >= min && number <= max ? Optional.of(Math.toIntExact(number)) : Optional.empty());
    }

    public static KeyType<Boolean> flag() {
        return new Type<>("true or false",
                value -> value instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
    }

    /** Any text but a blank one or one with characters that are not seen: it will stand in sentences. */
    public static KeyType<String> text() {
        return new Type<>("a line of text", KeyTypes::textOf);
    }

    /** A list, each element of one type. */
    public static <T> KeyType<List<T>> list(KeyType<T> element) {
        return new Type<>("a list, each " + element.expected(), value -> listOf(value, element));
    }

    /** @param what it leads to, as in "a folder" */
    public static KeyType<Path> path(String what) {
        return new Type<>("the path of " + what, value -> textOf(value).flatMap(KeyTypes::pathOf));
    }

    /** One of some words. */
    public static <T> KeyType<T> oneOf(Map<String, T> meanings) {
        List<String> words = meanings.keySet().stream().sorted().map(word -> "\"" + word + "\"").toList();
        String expected = words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        return new Type<>(expected, value -> textOf(value).flatMap(word -> Optional.ofNullable(meanings.get(word))));
    }

    private static Optional<Double> numberOf(Object value) {
        return switch (value) {
            case Long whole -> Optional.of((double) whole);
            case Double number -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static <T> Optional<List<T>> listOf(Object value, KeyType<T> type) {
        if (!(value instanceof TomlArray array)) {
            return Optional.empty();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Optional<T> element = type.accept(array.get(i));
            if (element.isEmpty()) {
                return Optional.empty();
            }
            read.add(element.get());
        }
        return Optional.of(List.copyOf(read));
    }

    private static Optional<String> textOf(Object value) {
        return value instanceof String text && !text.isBlank() && text.codePoints().noneMatch(TomlText::isHidden)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Path> pathOf(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
