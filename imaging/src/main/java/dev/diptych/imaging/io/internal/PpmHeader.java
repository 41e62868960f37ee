package dev.diptych.imaging.io.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Header of a binary colour PPM (netpbm "P6"): magic, width, height, maximum value, parted by white space, with comment
 * lines in between.
 *
 * @param comments their texts without the number sign
 * @param pixelsAt index of the first pixel's byte
 */
public record PpmHeader(int width, int height, int maximum, List<String> comments, int pixelsAt) {
    /** Why a header makes no sense: the end of a sentence about the picture. */
    public static final class Malformed extends Exception {
        Malformed(String complaint) {
            super(complaint);
        }
    }

    /** Bytes that the pixels take. */
    public long pixelBytes() {
        return 3L * width * height * (maximum > 255 ? 2 : 1);
    }

    /** Parses the start of a file; the size is within {@link PixelLimit}. */
    public static PpmHeader parse(byte[] start) throws Malformed {
        List<String> comments = new ArrayList<>();
        long[] numbers = new long[3];
        int at = 2;
        for (int i = 0; i < numbers.length; i++) {
            while (at < start.length && (Character.isWhitespace(start[at]) || start[at] == '#')) {
                at = start[at] == '#' ? comment(start, at, comments) : at + 1;
            }
            int first = at;
            while (at < start.length && start[at] >= '0' && start[at] <= '9' && at - first < 10) {
                numbers[i] = numbers[i] * 10 + start[at] - '0';
                at++;
            }
            if (at == first) {
                throw new Malformed("has a PPM header without width, height and maximum value");
            }
        }
        if (at >= start.length || !Character.isWhitespace(start[at])) {
            throw new Malformed("has a PPM header that breaks off");
        }
        String complaint = PixelLimit.complaint(numbers[0], numbers[1]);
        if (!complaint.isEmpty()) {
            throw new Malformed(complaint);
        }
        if (numbers[2] < 1 || numbers[2] > 0xffff) {
            throw new Malformed("has a PPM header with the maximum value " + numbers[2] + ", which must be 1 to 65535");
        }
        return new PpmHeader((int) numbers[0], (int) numbers[1], (int) numbers[2], List.copyOf(comments), at + 1);
    }

    private static int comment(byte[] bytes, int numberSign, List<String> comments) {
        int end = numberSign;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String text = new String(bytes, numberSign + 1, end - numberSign - 1, StandardCharsets.US_ASCII);
        comments.add(text.strip());
        return end;
    }
}
