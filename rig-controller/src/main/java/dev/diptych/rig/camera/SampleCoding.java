package dev.diptych.rig.camera;

/** How a raw sensor's samples lie in a row's bytes. */
public enum SampleCoding {
    /** One byte a sample. */
    BITS_8(8, 1, 1),
    /** Little-endian 16-bit words whose lower 10 bits are the sample. */
    BITS_10_LE16(10, 1, 2),
    /** Little-endian 16-bit words whose lower 12 bits are the sample. */
    BITS_12_LE16(12, 1, 2),
    /** Little-endian 16-bit words. */
    BITS_16_LE16(16, 1, 2),
    /** MIPI CSI-2 RAW10: the upper 8 bits of 4 samples, then a byte of their lower 2, the first sample's lowest. */
    CSI2_PACKED_10(10, 4, 5),
    /** MIPI CSI-2 RAW12: the upper 8 bits of 2 samples, then a byte of their lower 4, the first sample's lowest. */
    CSI2_PACKED_12(12, 2, 3);

    private final int bits;
    private final int groupSamples;
    private final int groupBytes;

    SampleCoding(int bits, int groupSamples, int groupBytes) {
        this.bits = bits;
        this.groupSamples = groupSamples;
        this.groupBytes = groupBytes;
    }

    /** That a sample has. */
    public int bits() {
        return bits;
    }

    /** Samples that lie together in {@link #groupBytes}; a row has whole groups. */
    public int groupSamples() {
        return groupSamples;
    }

    public int groupBytes() {
        return groupBytes;
    }

    /** Whether a sample is a little-endian word of 16 bits. */
    public boolean isWords() {
        return groupSamples == 1 && groupBytes == Short.BYTES;
    }

    /** Without padding. */
    public int rowBytes(int samples) {
        return Math.multiplyExact(samples / groupSamples, groupBytes);
    }

    /** The largest code value. */
    public int largestCode() {
        return (1 << bits) - 1;
    }

    /**
     * Of a row's pairs of samples, which are half a cell each, those at 0, {@code step}, 2 {@code step} and so on.
     *
     * @param row whole groups, without padding
     */
    void readPairs(byte[] row, int step, int[] samples) {
        // The choice stands outside of the loops: within, it takes several times as long.
        switch (this) {
            case BITS_8 -> {
                for (int at = 0, to = 0; at < row.length; at += 2 * step, to += 2) {
                    samples[to] = row[at] & 0xff;
                    samples[to + 1] = row[at + 1] & 0xff;
                }
            }
            case BITS_10_LE16, BITS_12_LE16, BITS_16_LE16 -> {
                for (int at = 0, to = 0; at < row.length; at += 4 * step, to += 2) {
                    samples[to] = (row[at] & 0xff) | ((row[at + 1] & 0xff) << 8);
                    samples[to + 1] = (row[at + 2] & 0xff) | ((row[at + 3] & 0xff) << 8);
                }
            }
            case CSI2_PACKED_10 -> {
                int pairs = row.length / 5 * 2;
                for (int pair = 0, to = 0; pair < pairs; pair += step, to += 2) {
                    int group = pair / 2 * 5;
                    int place = pair % 2 * 2;
                    int low = row[group + 4] >> (2 * place);
                    samples[to] = ((row[group + place] & 0xff) << 2) | (low & 0x3);
                    samples[to + 1] = ((row[group + place + 1] & 0xff) << 2) | ((low >> 2) & 0x3);
                }
            }
            case CSI2_PACKED_12 -> {
                for (int at = 0, to = 0; at < row.length; at += 3 * step, to += 2) {
                    samples[to] = ((row[at] & 0xff) << 4) | (row[at + 2] & 0xf);
                    samples[to + 1] = ((row[at + 1] & 0xff) << 4) | ((row[at + 2] >> 4) & 0xf);
                }
            }
        }
    }
}
