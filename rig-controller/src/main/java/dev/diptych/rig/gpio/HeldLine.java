package dev.diptych.rig.gpio;

/**
 * One of lines that are held by a request.
 *
 * @param index which of them
 */
record HeldLine(OpenLines lines, int index) {
    /** Its bit. */
    long mask() {
        return 1L << index;
    }
}
