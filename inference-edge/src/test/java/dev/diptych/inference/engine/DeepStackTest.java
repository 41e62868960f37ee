package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeepStackTest {
    /** About 100 bytes each: ten times what a thread's usual stack of 1 MB holds. */
    private static final int DEPTH = 100_000;

    @Test
    void whatGoesDeepComesBack() {
        assertEquals(DEPTH, DeepStack.make(() -> depth(DEPTH)));
    }

    private static int depth(int below) {
        return below == 0 ? 0 : 1 + depth(below - 1);
    }
}
