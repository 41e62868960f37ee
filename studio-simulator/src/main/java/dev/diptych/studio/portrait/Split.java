package dev.diptych.studio.portrait;

import dev.diptych.studio.chance.Range;

/**
 * Sitters to train on, and sitters to test on whom no training has seen: other people, in head turns and under flash
 * positions that training leaves out. Every fifth identity seed is a test seed.
 */
public enum Split {
    /** Four identities in five; heads turned at most a little to the right; the flash nearer than 4.6 cm. */
    TRAIN,
    /** One identity in five; heads turned to the right; the flash farther away. */
    TEST;

    private static final long EVERY = 5;
    private static final long TEST_REMAINDER = EVERY - 1;

    /** The side on which an identity is, whatever it is drawn for. */
    public static Split of(long identitySeed) {
        return Math.floorMod(identitySeed, EVERY) == TEST_REMAINDER ? TEST : TRAIN;
    }

    public PoseRange poses() {
        Range yawRadians = switch (this) {
            case TRAIN -> new Range(-0.27, 0.1);
            case TEST -> new Range(0.12, 0.27);
        };
        return new PoseRange(yawRadians, PoseRange.ALL.pitchRadians());
    }

    public FlashRange flashes() {
        Range besideCm = switch (this) {
            case TRAIN -> new Range(2.5, 4.6);
            case TEST -> new Range(4.7, 5.5);
        };
        return new FlashRange(besideCm, FlashRange.ALL.angleRadians());
    }

    /**
     * The identity seed number {@code index} of this side; all different.
     *
     * @throws IllegalArgumentException if the index is negative
     */
    public long identitySeed(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("Identities are counted from 0, not from " + index + ".");
        }
        return switch (this) {
            case TRAIN -> EVERY * (index / TEST_REMAINDER) + index % TEST_REMAINDER;
            case TEST -> EVERY * index + TEST_REMAINDER;
        };
    }

    /** A sitter of this side, in its pose and flash ranges. */
    public SitterSpec sitter(long identityIndex, long poseSeed, long flashSeed) {
        return new SitterSpec(identitySeed(identityIndex), poseSeed, flashSeed, poses(), flashes());
    }

    /** A sitter of this side in the ranges given, as when only the identity is to be new. */
    public SitterSpec sitter(long identityIndex, long poseSeed, long flashSeed, PoseRange within,
            FlashRange flashWithin) {
        return new SitterSpec(identitySeed(identityIndex), poseSeed, flashSeed, within, flashWithin);
    }
}
