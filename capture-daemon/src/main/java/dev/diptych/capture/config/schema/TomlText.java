package dev.diptych.capture.config.schema;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Values as they are written in TOML, on one line. */
public final class TomlText {
    /** Longer ones are cut: they stand in a sentence. */
    private static final int MAX_CHARS = 60;

    private TomlText() {
    }

    /** As short as it can be written. */
    public static String of(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(number).replace("NaN", "nan").replace("Infinity", "inf");
    }

    /** Any value of the parser's. */
    public static String of(Object value) {
        return switch (value) {
            case String text -> "\"" + cut(clean(text)) + "\"";
            case Double number -> of(number.doubleValue());
            case TomlArray array -> cut(array.toList()
                    .stream()
                    .map(TomlText::of)
                    .collect(
                            Collectors.joining(", ", "[", "]")));
            case TomlTable table -> "a table";
            default -> value.toString();
        };
    }

    /** Without line ends and control characters. */
    public static String clean(String text) {
        return Toml.tomlEscape(text).toString();
    }

    /** Whether a character would break a line or steer it, as U+202E turns it round, instead of being read. */
    public static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** What a value that is written in TOML is to the parser. */
    static Object parsed(String toml) {
        return Objects.requireNonNull(Toml.parse("value = " + toml).get("value"));
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
    }
}
