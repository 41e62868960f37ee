package dev.diptych.studio.scene;

/**
 * Turns unsigned 16-bit codes into floats. The JVM converts signed shorts many at a time, but unsigned ones one by one: so
 * the sign bit is turned over, which takes 32768 off, and that is added again; each step is exact. One instance a thread.
 */
final class CodeReader {
    private static final float TAKEN_OFF = 32768;

    private final short[] signed;

    /** @param most codes that are read at once */
    CodeReader(int most) {
        signed = new short[most];
    }

    /** {@code count} codes from {@code from} on, into the beginning of {@code into}. */
    void read(short[] codes, int from, int count, float[] into) {
        for (int k = 0; k < count; k++) {
            signed[k] = (short) (codes[from + k] ^ Short.MIN_VALUE);
        }
        for (int k = 0; k < count; k++) {
            into[k] = signed[k] + TAKEN_OFF;
        }
    }
}
