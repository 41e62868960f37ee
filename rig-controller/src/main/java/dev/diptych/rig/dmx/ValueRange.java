package dev.diptych.rig.dmx;

/**
 * Values of a channel, first to last, in so many bytes: 0 to 255 in one, 0 to 65535 in two. A profile states them in
 * one number of bytes; a mode may use more of the channel's fine bytes, or fewer.
 */
record ValueRange(long first, long last, int bytes) {
    static final int MAX_BYTES = 4;

    ValueRange {
        if (bytes < 1 || bytes > MAX_BYTES || first < 0 || last < first || last >= 1L << (8 * bytes)) {
            throw new IllegalArgumentException("no channel of " + bytes + " bytes has values from " + first + " to "
                    + last);
        }
    }

    /** All that so many bytes can say. */
    static ValueRange whole(int bytes) {
        return new ValueRange(0, (1L << (8 * bytes)) - 1, bytes);
    }

    boolean contains(long value) {
        return first <= value && value <= last;
    }

    /** As far as can be from what lies beside it. */
    long middle() {
        return first + (last - first) / 2;
    }

    /**
     * The same stretch in other bytes: finer, it begins with the first byte's first value and ends with its last;
     * coarser, with whole bytes only, as long as there is one.
     */
    ValueRange in(int wantedBytes) {
        if (wantedBytes >= bytes) {
            int bits = 8 * (wantedBytes - bytes);
            return new ValueRange(first << bits, ((last + 1) << bits) - 1, wantedBytes);
        }
        int bits = 8 * (bytes - wantedBytes);
        long lastWhole = last >> bits;
        return new ValueRange(Math.min((first + (1L << bits) - 1) >> bits, lastWhole), lastWhole, wantedBytes);
    }

    /** A single value in other bytes: finer, its last byte is repeated, so that the highest stays the highest. */
    static long rescaled(long value, int bytes, int wantedBytes) {
        long scaled = value;
        for (int have = bytes; have < wantedBytes; have++) {
            scaled = scaled << 8 | (scaled & 0xFF);
        }
        return wantedBytes < bytes ? scaled >> (8 * (bytes - wantedBytes)) : scaled;
    }
}
