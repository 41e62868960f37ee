package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.NaivePlanner;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.PlanningInputs;
import dev.diptych.rig.shot.SafetyGate;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole shots in the simulated studio, held against its truth. */
class ShotInStudioTest {
    private static final int SEEDS = 150;
    private static final int PAIRS_PER_SEED = 4;

    @ParameterizedTest
    @CsvSource({"IDEAL, RELAY", "TYPICAL, RELAY", "IDEAL, DMX", "TYPICAL, DMX"})
    void everyPairIsProvenAndItsProofIsTrue(StudioGrade grade, LampKind lamps) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            Rig rig = new Rig(grade, lamps, seed);
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
            }
        }
    }

    @Test
    void theGapIsAtMostHalfOfTheNaiveOne() throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            PlanningInputs inputs = new Rig(StudioGrade.TYPICAL, LampKind.RELAY, seed).shooter.planningInputs();

            long gapNanos = new OverlapPlanner().plan(inputs).gapNanos();
            long naiveGapNanos = new NaivePlanner().plan(inputs).gapNanos();

            assertTrue(2 * gapNanos <= naiveGapNanos, "seed " + seed + ": " + gapNanos + " and " + naiveGapNanos);
        }
    }

    @Test
    void thePixelsShowTheRoomsLightAndNoLamp() {
        Rig rig = new Rig(StudioGrade.IDEAL, LampKind.RELAY, 3);

        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());

        assertEquals(0, proven.light().residualLampRatio(), 2e-4);
        // Room light is 0.3 % of the lamps, which are 8 times the flash: 2.4 parts in 102.4.
        assertEquals(1 - 0.024 / 1.024, proven.light().flashRatio(), 0.002);
    }

    private static final class Rig {
        final SimulatedStudio studio;
        final LightSet lights;
        final PairShooter shooter;

        Rig(StudioGrade grade, LampKind lamps, long seed) {
            studio = new SimulatedStudio(grade, lamps, seed, 32, 24);
            studio.seat(new FlatScene(32, 24, 0.5f));
            lights = studio.dataSheet();
            try {
                studio.camera().start(studio.studioExposure());
            } catch (dev.diptych.rig.camera.CameraException e) {
                throw new AssertionError(e);
            }
            shooter = new PairShooter(studio.clock(), studio.camera(), lights, studio.executor(),
                    new SafetyGate(lights), new OverlapPlanner(), new ShotSettings(studio.studioExposure(),
                            studio.flashExposure(), 100_000, studio.dataSheetRoomLightRatio()));
        }

        /** (ceil((readout + exposure + fall + dead spread + 5 ms) / frame) + 1) frames. */
        long largestGapNanos() {
            long framePeriodNanos = studio.camera().timing().framePeriodNanos();
            long slowestNanos = lights.lamps().stream().mapToLong(lamp -> {
                Spread dead = lamp.response().offDead();
                return lamp.response().offFall().p99_9Nanos() + dead.widthNanos();
            }).max().orElseThrow();
            long busyNanos = studio.camera().timing().readoutNanos() + studio.studioExposure().exposureNanos()
                    + slowestNanos + 5_000_000;
            return (Math.ceilDiv(busyNanos, framePeriodNanos) + 1) * framePeriodNanos;
        }
    }
}
