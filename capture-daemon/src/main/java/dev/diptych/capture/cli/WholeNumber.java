package dev.diptych.capture.cli;

import java.util.function.Function;
import picocli.CommandLine;

/** Reads a whole number. */
final class WholeNumber<N extends Number> implements CommandLine.ITypeConverter<N> {
    private final Function<String, N> parser;

    /** @param parser throws {@link NumberFormatException} for what it cannot hold */
    WholeNumber(Function<String, N> parser) {
        this.parser = parser;
    }

    @Override
    public N convert(String text) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            boolean tooLong = text.matches("[+-]?\\d+");
            throw new CommandLine.TypeConversionException(
                    "it takes a whole number, " + (tooLong ? "of fewer digits than '" : "not '") + text + "'");
        }
    }
}
