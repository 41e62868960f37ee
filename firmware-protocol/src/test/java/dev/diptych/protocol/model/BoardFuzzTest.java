package dev.diptych.protocol.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** Whatever a board is told, it keeps what must hold, and the firmware (where it could be built) does the same. */
class BoardFuzzTest {
    private static final Facts FACTS = Facts.library(BoardLibrary.isThere() ? BoardLibrary.build() : 0);
    private static final Check CHECK = new Check();
    private static final byte[] LOG = new byte[1 << 22];

    @FuzzTest
    void board(byte[] data) {
        World world = new World(FACTS, CHECK, new Watch(FACTS, new Coverage()));

        Recipe.cook(data, world, CHECK);

        if (BoardLibrary.isThere()) {
            int bytes = (int) BoardLibrary.run(world.script.data, world.script.length, LOG);
            assertArrayEquals(world.log.copy(), Arrays.copyOf(LOG, Math.max(0, bytes)));
        }
    }
}
