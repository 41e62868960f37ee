package dev.diptych.protocol.model;

/** Seeded chance (xorshift64*), quick and the same everywhere. */
final class Dice {
    private long state;

    Dice(long seed) {
        state = seed * 0x9E3779B97F4A7C15L | 1;
        next();
    }

    long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }
}
