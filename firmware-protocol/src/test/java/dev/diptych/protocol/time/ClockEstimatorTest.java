package dev.diptych.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockEstimatorTest {
    private static final long TICKS_PER_SECOND = 2_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final ClockEstimator estimator = new ClockEstimator(TICKS_PER_SECOND);

    /** A board whose clock drifts and wanders, and a line whose delays are anybody's, with what is true beside it. */
    private static final class World {
        private final Random random;
        private double drift;
        private double firstTicks;
        private long nowNanos;

        World(long seed, double driftPpm, long firstTicks) {
            random = new Random(seed);
            drift = driftPpm * 1e-6;
            this.firstTicks = firstTicks;
            nowNanos = random.nextLong() >> 8;
            beganNanos = nowNanos;
        }

        private long beganNanos;

        /** From now on. */
        void turn(double driftPpm) {
            firstTicks = trueTicks(nowNanos);
            beganNanos = nowNanos;
            drift = driftPpm * 1e-6;
        }

        double trueTicks(long hostNanos) {
            return firstTicks + (hostNanos - beganNanos) * (1 + drift) * TICKS_PER_SECOND / SECOND_NANOS;
        }

        int ticks(long hostNanos) {
            return (int) (long) Math.floor(trueTicks(hostNanos));
        }

        /** Mostly some 0.2 ms each way, now and then a hundred times that. */
        private long delayNanos() {
            long usual = random.nextLong(50_000, 200_000);
            return random.nextInt(12) == 0 ? usual + random.nextInt(20_000_000) : usual;
        }

        Sync sync(long afterNanos) {
            nowNanos += afterNanos;
            long sentNanos = nowNanos;
            long receivedNanos = sentNanos + delayNanos();
            long repliedNanos = receivedNanos + random.nextInt(100_000);
            nowNanos = repliedNanos + delayNanos();
            return new Sync(sentNanos, nowNanos, 0, 0, ticks(receivedNanos), ticks(repliedNanos));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5000, -2000, -500, -70, 0, 1, 300, 500, 600, 1000, 2000, 5000, 5400})
    void errorIsNeverOverItsBound(double driftPpm) {
        for (int seed = 0; seed < 30; seed++) {
            ClockEstimator each = new ClockEstimator(TICKS_PER_SECOND);
            // Wraps after a minute.
            World world = new World(seed, driftPpm, (1L << 32) - 60 * TICKS_PER_SECOND);
            for (int i = 0; i < 100; i++) {
                boolean lost = world.random.nextInt(10) == 0;
                Sync sync = world.sync(i < 8 ? 50_000_000 : 980_000_000);
                if (!lost) {
                    assertTrue(each.add(sync));
                }
                if (!each.time().isKnown()) {
                    assertTrue(world.nowNanos - world.beganNanos < 10 * SECOND_NANOS, "known within seconds, " + seed);
                }
                if (i > 1) {
                    long hostNanos = world.nowNanos + world.random.nextLong(-SECOND_NANOS, 2 * SECOND_NANOS);
                    assertWithinBound(each.time(), world, hostNanos, seed + "/" + i);
                }
            }
            assertTrue(each.time().isKnown());
            assertEquals(driftPpm, each.time().driftPpm(), 15, "drift");
            assertTrue(each.time().uncertaintyNanos(world.nowNanos) < 400_000, "no sharper than the delays");
        }
    }

    private static void assertWithinBound(BoardTime time, World world, long hostNanos, String what) {
        double boundTicks = time.uncertaintyNanos(hostNanos) * (double) TICKS_PER_SECOND / SECOND_NANOS;
        int ticks = time.ticksAt(hostNanos);
        double truth = world.trueTicks(hostNanos);
        double errorTicks = ticks - (int) (long) Math.floor(truth) - (truth - Math.floor(truth));
        assertTrue(Math.abs(errorTicks) <= boundTicks + 1e-3,
                what + ": off by " + errorTicks + " ticks, said " + boundTicks);
        assertTrue(Math.abs(hostNanos - time.hostNanos(ticks)) < 600, what);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5_600, 8_000, 20_000, -5_600, -30_000})
    void aClockThatNoBoardHasIsNeverKnownButItsDriftIsTold(double driftPpm) {
        for (int seed = 0; seed < 10; seed++) {
            ClockEstimator each = new ClockEstimator(TICKS_PER_SECOND);
            World world = new World(seed, driftPpm, 7);
            for (int i = 0; i < 60; i++) {
                each.add(world.sync(i < 8 ? 50_000_000 : 980_000_000));
                assertFalse(each.time().isKnown(), seed + "/" + i);
            }
            assertEquals(driftPpm, each.time().driftPpm(), 15, "drift");
        }
    }

    @Test
    void aDriftThatChangesMakesTheOldSamplesGo() {
        World world = new World(5, 3000, 1);
        for (int i = 0; i < 60; i++) {
            estimator.add(world.sync(SECOND_NANOS));
        }
        world.turn(3400);
        for (int i = 0; i < 15; i++) {
            estimator.add(world.sync(SECOND_NANOS));
        }
        assertTrue(estimator.time().isKnown());
        assertWithinBound(estimator.time(), world, world.nowNanos + SECOND_NANOS, "after the change");
        assertEquals(3400, estimator.time().driftPpm(), 40);
    }

    @Test
    void aJumpMakesTheClockUnknownUntilSamplesAgree() {
        World world = new World(1, 40, 1000);
        World jumped = new World(1, 40, 1000 + TICKS_PER_SECOND);
        for (int i = 0; i < 20; i++) {
            estimator.add(world.sync(SECOND_NANOS));
            jumped.sync(SECOND_NANOS);
        }
        assertTrue(estimator.time().isKnown());
        estimator.add(jumped.sync(SECOND_NANOS));
        assertFalse(estimator.time().isKnown());
        for (int i = 0; i < 8; i++) {
            estimator.add(jumped.sync(SECOND_NANOS / 20));
        }
        assertTrue(estimator.time().isKnown());
        assertWithinBound(estimator.time(), jumped, jumped.nowNanos, "after the jump");
    }

    @Test
    void nothingIsKnownBeforeSamples() {
        assertFalse(estimator.time().isKnown());
        assertEquals(Long.MAX_VALUE, estimator.time().uncertaintyNanos(0));
    }

    @Test
    void aWireThatIsFasterThanItsBytesIsNone() {
        assertFalse(estimator.add(new Sync(0, 100_000, 680_000, 1_040_000, 5, 6)));
        assertFalse(estimator.add(new Sync(0, 100_000, 0, 0, 6, 5)));
        assertFalse(estimator.time().isKnown());
    }

    @Test
    void aWireIsLeftOutOfTheBoundButForWhatItsClockMayBeFast() {
        estimator.add(new Sync(0, 2_000_000, 680_000, 1_040_000, 5, 5));
        long boundNanos = estimator.time().uncertaintyNanos(820_000);
        assertTrue(boundNanos > 145_000 && boundNanos < 149_000, boundNanos + " ns");
    }

    @Test
    void afterARestartNothingIsKnown() {
        World world = new World(3, 0, 0);
        for (int i = 0; i < 8; i++) {
            estimator.add(world.sync(50_000_000));
        }
        estimator.restart();
        assertFalse(estimator.time().isKnown());
    }
}
