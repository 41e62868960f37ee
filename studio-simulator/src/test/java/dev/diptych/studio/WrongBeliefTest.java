package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.FallRefit;
import dev.diptych.rig.shot.ShotOutcome;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Lamps whose dead time lies inside what the rig believes of it give proved pairs; a lamp whose dead time lies outside is
 * never taken for one inside: if its pair is believed by the limits that the quality rules have, its light was right.
 */
class WrongBeliefTest {
    private static final int SEEDS = 160;
    /** The limits of the rules residual_light and lamp_timing, beyond which a pair is lost. */
    private static final double RESIDUAL_LIMIT = 0.00125;
    private static final long OUTSIDE_LIMIT_NANOS = 5_000_000;
    private static final String[] LAMPS = {"front-left", "front-right", "high-left", "high-right"};

    @Test
    void whatIsBelievedIsTrue() {
        int believed = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String lamp = LAMPS[random.nextInt(LAMPS.length)];
            long errorNanos = random.nextLong(-80_000_000, 80_000_000);
            StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, seed, new FlatScene(32, 24, 0.5f),
                    light -> light.id().equals(lamp) ? later(light, errorNanos) : light);
            for (int shot = 0; shot < 2; shot++) {
                if (!(rig.shooter.shoot() instanceof ShotOutcome.Proven proven)) {
                    refused++;
                    continue;
                }
                String what = "seed " + seed + ", " + lamp + " believed " + errorNanos / 1e6 + " ms later: "
                        + proven.light()
                        + " " + proven.evidence().fall().map(FallRefit::outsideNanos);
                if (isBelieved(proven)) {
                    believed++;
                    assertWithinBounds(rig, proven, what);
                } else {
                    refused++;
                }
            }
        }
        assertTrue(believed > SEEDS / 3, believed + " of " + 2 * SEEDS + " were believed");
        assertTrue(refused > SEEDS / 3, refused + " of " + 2 * SEEDS + " were refused");
    }

    @Test
    void whatLiesInsideTheSpreadIsProved() {
        for (int seed = 0; seed < SEEDS / 2; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.TYPICAL, seed % 2 == 0 ? LampKind.RELAY : LampKind.DMX, seed);
            for (int shot = 0; shot < 2; shot++) {
                String what = "seed " + seed;
                ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot(), what);
                assertTrue(isBelieved(proven), () -> what + " " + proven.light() + " "
                        + proven.evidence().fall().map(FallRefit::outsideNanos));
                assertWithinBounds(rig, proven, what);
            }
        }
    }

    private static boolean isBelieved(ShotOutcome.Proven proven) {
        return proven.light().residualLampRatio() <= RESIDUAL_LIMIT
                && proven.evidence().fall().map(FallRefit::outsideNanos).orElse(0L) <= OUTSIDE_LIMIT_NANOS;
    }

    private static void assertWithinBounds(StudioRig rig, ShotOutcome.Proven proven, String what) {
        StudioTruth.Levels truth = rig.studio.truth()
                .levels(proven.frames().studio().metadata(), proven.frames().flash().metadata());
        assertTrue(truth.studioLampMin() >= 0.995 && truth.flashLampMax() <= 0.005 && truth.flashOnMin() >= 0.97,
                () -> what + ", but " + truth);
    }

    private static Light later(Light light, long nanos) {
        LightResponse response = light.response();
        Spread dead = response.offDead();
        return new Light(light.id(), light.kind(), light.cap(),
                new LightResponse(
                        new Spread(dead.p0_1Nanos() + nanos, dead.p50Nanos() + nanos, dead.p99_9Nanos() + nanos),
                        response.offFall(), response.onDead(), response.onRise()));
    }
}
