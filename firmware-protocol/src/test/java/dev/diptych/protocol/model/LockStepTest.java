package dev.diptych.protocol.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The firmware's core does byte for byte what the specification does, and both keep what must hold: {@link Watch} looks on.
 * One thread lives the lives, another makes the library do the same.
 */
@Isolated("it keeps two processors busy, and boards in real time want theirs")
class LockStepTest {
    private static final long FRAMES = 10_000_000;
    private static final long FRAMES_ALONE = 200_000;

    @Test
    void aBoardKeepsWhatMustHold() {
        Lives lives = new Lives(Facts.library(0));

        for (long seed = 1; lives.coverage.frames < FRAMES_ALONE; seed++) {
            lives.live(seed);
        }

        assertEquals(List.of(), lives.coverage.missing(), lives.coverage::toString);
    }

    @Test
    void theFirmwareDoesWhatTheModelDoes() throws Exception {
        assumeTrue(BoardLibrary.isThere(), BoardLibrary.HOW_TO_INSTALL);
        Lives lives = new Lives(Facts.library(BoardLibrary.build()));
        Follower follower = new Follower(lives);

        try {
            for (long seed = 1; lives.coverage.frames < FRAMES && follower.difference() == null; seed++) {
                follower.follow(seed, lives.live(seed));
            }
        } finally {
            follower.finish();
        }

        assertNull(follower.difference());
        assertEquals(List.of(), lives.coverage.missing(), lives.coverage::toString);
        assertTrue(lives.mutatedShare() >= 0.5, () -> "mutated: " + lives.mutatedShare());
    }
}
