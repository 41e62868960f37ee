package dev.diptych.protocol.link;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** A line that flips, loses, doubles, swaps and holds back bytes, both ways, from a seed. */
final class FaultyPort implements BytePort {
    private final BytePort line;
    private final Random random;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private volatile double flips;
    private volatile double others;

    FaultyPort(BytePort line, long seed) {
        this.line = line;
        random = new Random(seed);
    }

    /**
     * @param flipsPerBit how often a bit is flipped
     * @param othersPerByte how often each of the others happens to a byte
     */
    void disturb(double flipsPerBit, double othersPerByte) {
        flips = flipsPerBit;
        others = othersPerByte;
    }

    private synchronized byte[] through(byte[] bytes, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        if (happens(others * count)) {
            // What is late comes with what is next.
            heldBack.write(bytes, 0, count);
            return new byte[0];
        }
        out.writeBytes(heldBack.toByteArray());
        heldBack.reset();
        while (from < count) {
            byte next = flipped(bytes[from]);
            if (happens(others) && from + 1 < count) {
                out.write(bytes[from + 1]);
                from++;
            }
            if (!happens(others)) {
                out.write(next);
            }
            if (happens(others)) {
                out.write(next);
            }
            from++;
        }
        return out.toByteArray();
    }

    private boolean happens(double rate) {
        return rate > 0 && random.nextDouble() < rate;
    }

    private byte flipped(byte value) {
        int flipped = value;
        for (int bit = 0; bit < 8; bit++) {
            flipped ^= happens(flips) ? 1 << bit : 0;
        }
        return (byte) flipped;
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public long byteNanos() {
        return line.byteNanos();
    }

    @Override
    public boolean write(byte[] bytes) {
        return line.write(through(bytes, bytes.length));
    }

    @Override
    public int read(byte[] into, long timeoutNanos) {
        // Twice as many bytes have to have room, and those that were held back.
        byte[] read = new byte[64];
        int count = line.read(read, timeoutNanos);
        if (count <= 0) {
            return count;
        }
        byte[] through = through(read, count);
        int kept = Math.min(through.length, into.length);
        System.arraycopy(through, 0, into, 0, kept);
        return kept;
    }

    @Override
    public boolean sendBreak() {
        return line.sendBreak();
    }

    @Override
    public void close() {
        line.close();
    }
}
