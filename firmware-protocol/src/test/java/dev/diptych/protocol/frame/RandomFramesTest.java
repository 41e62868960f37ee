package dev.diptych.protocol.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames of random bytes, and good ones with a few bits flipped: none is accepted, none is not judged. */
class RandomFramesTest {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST = 240;
    private static final int FLIPS_MOST = 8;

    private final SplittableRandom random = new SplittableRandom(8);
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Judged judged = new Judged();
    private final FrameScanner scanner = new FrameScanner(judged);

    /** Counts verdicts. */
    private static final class Judged implements FrameScanner.Listener {
        private final Map<Verdict, Long> dropped = new EnumMap<>(Verdict.class);
        private long accepted;

        @Override
        public void frame(Frame frame) {
            accepted++;
        }

        @Override
        public void dropped(Verdict verdict) {
            dropped.merge(verdict, 1L, Long::sum);
        }

        long count() {
            return dropped.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Test
    void tenMillion() {
        noneIsAccepted(10_000_000);
    }

    @Test
    @Tag("long")
    void hundredMillion() {
        noneIsAccepted(100_000_000);
    }

    private void noneIsAccepted(long frames) {
        byte[][] good = new byte[64][];
        for (int i = 0; i < good.length; i++) {
            byte[] payload = new byte[random.nextInt(24)];
            random.nextBytes(payload);
            good[i] = Frame.request(3 + random.nextInt(20), random.nextInt(0x10000), random.nextInt(),
                    payload).toLine();
        }
        long made = 0;
        while (made < frames) {
            int filled = 0;
            while (made < frames && filled < BUFFER_BYTES - LONGEST) {
                filled += made % 2 == 0 ? rubbish(filled) : flipped(good[random.nextInt(good.length)], filled);
                made++;
            }
            scanner.take(buffer, filled);
        }
        assertEquals(0, judged.accepted);
        // A flip can make a zero or take one away, which is one frame more or less.
        assertTrue(Math.abs(judged.count() - made) < made / 5, judged.dropped + " of " + made);
        assertTrue(judged.dropped.getOrDefault(Verdict.BAD_CHECK, 0L) > made / 6, judged.dropped.toString());
        assertTrue(judged.dropped.keySet().size() >= 5, judged.dropped.toString());
    }

    /** Half of them begin as a frame of one piece does, so that they get further. */
    private int rubbish(int at) {
        int length = random.nextInt(100) == 0 ? LONGEST - 2 : 1 + random.nextInt(40);
        for (int i = 0; i < length; i += Long.BYTES) {
            long bits = random.nextLong();
            for (int j = i; j < Math.min(length, i + Long.BYTES); j++) {
                buffer[at + j] = (byte) (bits | 1);
                bits >>>= 8;
            }
        }
        if (length % 2 == 0) {
            buffer[at] = (byte) length;
        }
        buffer[at + length] = 0;
        return length + 1;
    }

    /** By one bit to eight, each in another byte, and none of the zeros around. */
    private int flipped(byte[] line, int at) {
        System.arraycopy(line, 0, buffer, at, line.length);
        int flips = 1 + random.nextInt(Math.min(FLIPS_MOST, (line.length - 2) / 5));
        for (int i = 0; i < flips; i++) {
            buffer[at + 1 + i * 5 + random.nextInt(4)] ^= (byte) (1 << random.nextInt(8));
        }
        return line.length;
    }
}
