package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code struct gpio_v2_line_request}: lines of one chip, requested together.
 *
 * @param offsets their numbers on the chip
 * @param consumer what others are told of who holds them; cut to 31 bytes
 * @param eventBufferSize how many events the kernel keeps for a slow reader, 0 for 16 a line; it keeps 1024 at most
 */
public record LineRequest(List<Integer> offsets, String consumer, LineConfig config, int eventBufferSize) {
    public static final int SIZE = 592;
    /** GPIO_V2_LINES_MAX. */
    public static final int MAX_LINES = 64;
    private static final int CONSUMER = 256;
    private static final int CONFIG = 288;
    private static final int LINE_COUNT = 560;
    private static final int EVENT_BUFFER_SIZE = 564;
    /** After the padding. */
    static final int FD = 588;

    public LineRequest {
        offsets = List.copyOf(offsets);
        if (offsets.isEmpty() || offsets.size() > MAX_LINES) {
            throw new IllegalArgumentException("A request is for 1 to " + MAX_LINES + " GPIO lines, not "
                    + offsets.size() + ".");
        }
    }

    /** The first {@code lineCount} lines of a request. */
    public static long maskOf(int lineCount) {
        return lineCount == MAX_LINES ? -1 : (1L << lineCount) - 1;
    }

    public static LineRequest decode(ByteBuffer from) {
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < from.getInt(LINE_COUNT); i++) {
            offsets.add(from.getInt(i * Integer.BYTES));
        }
        return new LineRequest(offsets, NameField.decode(from, CONSUMER), LineConfig.decode(from, CONFIG),
                from.getInt(EVENT_BUFFER_SIZE));
    }

    /** In memory of its own, in which the kernel leaves the file of the lines. */
    public ByteBuffer encode() {
        ByteBuffer buffer = Struct.allocate(SIZE);
        for (int i = 0; i < offsets.size(); i++) {
            buffer.putInt(i * Integer.BYTES, offsets.get(i));
        }
        NameField.encode(consumer, buffer, CONSUMER);
        config.encode(buffer, CONFIG);
        buffer.putInt(LINE_COUNT, offsets.size());
        buffer.putInt(EVENT_BUFFER_SIZE, eventBufferSize);
        return buffer;
    }

    /** The file of the lines, in a request that the kernel has granted. */
    public static int fd(ByteBuffer granted) {
        return granted.getInt(FD);
    }
}
