package dev.diptych.studio.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void sameSeedGivesTheSameNumbers() {
        assertEquals(Chance.from(3).nextLong(), Chance.from(3).nextLong());
        assertEquals(Chance.from(3, 7).nextLong(), Chance.from(3, 7).nextLong());
        assertNotEquals(Chance.from(3).nextLong(), Chance.from(4).nextLong());
    }

    @Test
    void numbersOfASeriesDiffer() {
        Set<Long> drawn = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            for (long index = 0; index < 30; index++) {
                drawn.add(Chance.from(seed, index).nextLong());
            }
        }

        assertEquals(900, drawn.size());
    }

    @Test
    void branchGoesItsOwnWay() {
        RandomGenerator random = Chance.from(3);
        RandomGenerator branch = Chance.branch(random);
        long next = random.nextLong();

        for (int i = 0; i < 100; i++) {
            branch.nextLong();
        }

        RandomGenerator again = Chance.from(3);
        Chance.branch(again);
        assertEquals(next, again.nextLong());
    }

    @Test
    void rangeIsDrawnEvenly() {
        RandomGenerator random = Chance.from(1);
        Range range = new Range(2, 6);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double value = range.draw(random);
            assertTrue(value >= 2 && value <= 6);
            sum += value;
        }

        assertEquals(4, sum / 10_000, 0.05);
    }

    @Test
    void rangeThatRunsBackwardsIsRefused() {
        assertEquals("A range runs from low to high, not from 2.0 to 1.0.",
                assertThrows(IllegalArgumentException.class, () -> new Range(2, 1)).getMessage());
    }
}
