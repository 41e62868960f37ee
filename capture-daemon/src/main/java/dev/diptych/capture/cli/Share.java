package dev.diptych.capture.cli;

import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads a share of a whole, from 0 to less than 1. */
final class Share implements CommandLine.ITypeConverter<Double> {
    private static final Pattern TEXT = Pattern.compile("0?\\.\\d{1,6}|0");

    @Override
    public Double convert(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new CommandLine.TypeConversionException("it takes a share such as 0.15, not '" + text + "'");
        }
        return Double.valueOf(text);
    }
}
