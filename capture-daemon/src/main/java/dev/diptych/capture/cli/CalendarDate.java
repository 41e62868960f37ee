package dev.diptych.capture.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;

/** Reads a date as ISO 8601 writes it. */
final class CalendarDate implements CommandLine.ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("it takes a date such as 2027-03-31, not '" + text + "'");
        }
    }
}
