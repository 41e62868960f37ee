package dev.diptych.capture.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A frame size as it is written on the command line, {@code 1280x960}. */
record Resolution(int widthPx, int heightPx) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    /** Smaller frames hold too little of a face to be registered reliably. */
    private static final int MIN_SIDE_PX = 480;
    private static final long MIN_PIXELS = 640 * 480;
    private static final long MAX_PIXELS = 64_000_000;

    static final class Converter implements CommandLine.ITypeConverter<Resolution> {
        @Override
        public Resolution convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (matcher.matches()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                if (Math.min(width, height) >= MIN_SIDE_PX && (long) width * height >= MIN_PIXELS
                        && (long) width * height <= MAX_PIXELS) {
                    return new Resolution(width, height);
                }
            }
            throw new CommandLine.TypeConversionException("\"" + text + "\" is no resolution; write WIDTHxHEIGHT, from"
                    + " 640x480 up to 64 megapixels.");
        }
    }
}
