package dev.diptych.capture.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A ripple of the lamps' light, as it is written on the command line. */
record LampRipple(double hertz, double ratio) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5}(?:\\.\\d+)?):([01]?(?:\\.\\d+)?)");

    static final class Converter implements CommandLine.ITypeConverter<LampRipple> {
        @Override
        public LampRipple convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (matcher.matches() && !matcher.group(2).isEmpty()) {
                LampRipple ripple = new LampRipple(Double.parseDouble(matcher.group(1)),
                        Double.parseDouble(matcher.group(2)));
                if (ripple.hertz >= 1 && ripple.ratio < 1) {
                    return ripple;
                }
            }
            throw new CommandLine.TypeConversionException("\"" + text + "\" is no ripple; write HZ:RATIO, such as"
                    + " 100:0.05.");
        }
    }
}
