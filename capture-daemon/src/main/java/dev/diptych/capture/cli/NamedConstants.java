package dev.diptych.capture.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Reads an enum's constant from its name in lower case, which is how the command line's help writes it. */
final class NamedConstants<E extends Enum<E>> implements CommandLine.ITypeConverter<E> {
    private final Class<E> type;

    NamedConstants(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> nameOf(constant).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "expected one of " + names() + " but was '" + text + "'"));
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String names() {
        return Arrays.stream(type.getEnumConstants())
                .map(NamedConstants::nameOf)
                .collect(Collectors.joining(", "));
    }
}
