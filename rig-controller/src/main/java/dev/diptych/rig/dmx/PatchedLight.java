package dev.diptych.rig.dmx;

import java.util.List;

/**
 * A light at its place on the universe.
 *
 * @param firstSlot from 1
 * @param quiet what its slots keep while its level changes
 * @param dimmers what carries the level
 */
record PatchedLight(String id, double restLevel, int firstSlot, byte[] quiet, List<Dimmer> dimmers) {
    /**
     * A channel that carries the level.
     *
     * @param offsets of its bytes from the light's first slot, the highest byte first
     */
    record Dimmer(List<Integer> offsets, Ramp ramp) {}

    int lastSlot() {
        return firstSlot + quiet.length - 1;
    }

    /** The last slot that tells the light's level, from 1. */
    int lastDimmerSlot() {
        return firstSlot + dimmers.stream()
                .flatMap(dimmer -> dimmer.offsets().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
    }

    /** Writes the whole light into the universe, whose first byte is slot 1. */
    void write(double level, byte[] universe) {
        System.arraycopy(quiet, 0, universe, firstSlot - 1, quiet.length);
        for (Dimmer dimmer : dimmers) {
            long value = dimmer.ramp().valueAt(level);
            for (int offset : dimmer.offsets().reversed()) {
                universe[firstSlot - 1 + offset] = (byte) value;
                value >>= 8;
            }
        }
    }
}
