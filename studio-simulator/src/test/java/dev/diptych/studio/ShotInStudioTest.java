package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.NaivePlanner;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PlanningInputs;
import dev.diptych.rig.shot.ShotOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole shots in the simulated studio, held against its truth. */
class ShotInStudioTest {
    private static final int SEEDS = 150;
    private static final int PAIRS_PER_SEED = 4;

    @ParameterizedTest
    @CsvSource({"IDEAL, RELAY", "TYPICAL, RELAY", "IDEAL, DMX", "TYPICAL, DMX"})
    void everyPairIsProvenAndItsProofIsTrue(StudioGrade grade, LampKind lamps) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            StudioRig rig = new StudioRig(grade, lamps, seed);
            for (int pair = 0; pair < PAIRS_PER_SEED; pair++) {
                String where = grade + " seed " + seed + " pair " + pair;
                ShotOutcome outcome = rig.shooter.shoot();

                ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, outcome, where);
                StudioTruth.Levels levels = rig.studio.truth()
                        .levels(proven.frames().studio().metadata(),
                                proven.frames().flash().metadata());
                assertTrue(levels.studioLampMin() >= 0.995, () -> where + " " + levels);
                assertTrue(levels.flashLampMax() <= 0.005, () -> where + " " + levels);
                assertTrue(levels.flashOnMin() >= 0.97, () -> where + " " + levels);
                assertTrue(proven.frames().gapNanos() <= rig.largestGapNanos(), where);
                assertTrue(proven.light().residualLampRatio() <= 0.001, () -> where + " " + proven.light());
            }
        }
    }

    @Test
    void theGapIsAtMostHalfOfTheNaiveOne() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanningInputs inputs = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, seed).shooter.planningInputs();

            long gapNanos = new OverlapPlanner().plan(inputs).gapNanos();
            long naiveGapNanos = new NaivePlanner().plan(inputs).gapNanos();

            assertTrue(2 * gapNanos <= naiveGapNanos, "seed " + seed + ": " + gapNanos + " and " + naiveGapNanos);
        }
    }

    @Test
    void thePixelsShowTheRoomsLightAndNoLamp() {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.RELAY, 3);

        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());

        assertEquals(0, proven.light().residualLampRatio(), 2e-4);
        // Room light is 0.3 % of the lamps, which are 8 times the flash: 2.4 parts in 102.4.
        assertEquals(1 - 0.024 / 1.024, proven.light().flashRatio(), 0.002);
    }

    /** The rig believes a lamp to be quicker than it is: the log proves a flash frame that the pixels do not. */
    @ParameterizedTest
    @ValueSource(longs = {30, 45, 60, 80})
    void aLampThatIsLateShowsInTheResidualAlthoughTheDarkFrameIsDark(long lateMillis) {
        for (long seed = 0; seed < 40; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, seed, new FlatScene(32, 24, 0.5f),
                    light -> light.id().equals("high-left") ? quickerBy(light, lateMillis * 1_000_000) : light);

            ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());

            double lampLevel = rig.studio.truth()
                    .levels(proven.frames().studio().metadata(), proven.frames().flash().metadata())
                    .flashLampMax();
            double residual = proven.light().residualLampRatio();
            // One of four lamps: its share of the studio light is a quarter of its level.
            String what = "seed " + seed + ": level " + lampLevel + ", residual " + residual;
            assertTrue(residual >= 0.6 * lampLevel / 4 - 0.0002, what);
            assertTrue(residual <= 1.5 * lampLevel / 4 + 0.02, what);
        }
    }

    private static Light quickerBy(Light light, long nanos) {
        LightResponse response = light.response();
        Spread dead = response.offDead();
        Spread believed = new Spread(dead.p0_1Nanos() - nanos, dead.p50Nanos() - nanos, dead.p99_9Nanos() - nanos);
        return new Light(light.id(), light.kind(), light.cap(),
                new LightResponse(believed, response.offFall(), response.onDead(), response.onRise()));
    }
}
