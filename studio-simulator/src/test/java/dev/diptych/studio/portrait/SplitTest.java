package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.studio.chance.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitTest {
    private static final int IDENTITIES = 1000;

    private static Set<Long> identities(Split split) {
        return new HashSet<>(LongStream.range(0, IDENTITIES).mapToObj(split::identitySeed).toList());
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void identitiesOfASideAreAllDifferentAndKnownByTheirSeed(Split split) {
        Set<Long> seeds = identities(split);

        assertEquals(IDENTITIES, seeds.size());
        assertTrue(seeds.stream().allMatch(seed -> Split.of(seed) == split));
    }

    @Test
    void nobodyIsOnBothSidesAndNoSeedOnNeither() {
        Set<Long> train = identities(Split.TRAIN);
        Set<Long> test = identities(Split.TEST);

        assertTrue(train.stream().noneMatch(test::contains));
        assertTrue(LongStream.range(0, IDENTITIES).allMatch(seed -> train.contains(seed) || test.contains(seed)));
        assertEquals(Split.TEST, Split.of(-1), "negative seeds are of one side, too");
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void posesAndFlashesLieInTheRangesOfTheirSide(Split split) {
        for (long seed = 0; seed < 300; seed++) {
            Sitting sitting = Sitting.draw(split.sitter(seed, seed, seed));

            assertWithin(split.poses().yawRadians(), sitting.pose().yawRadians());
            assertWithin(split.poses().pitchRadians(), sitting.pose().pitchRadians());
            assertWithin(split.flashes().besideCm(), Math.hypot(sitting.flashX(), sitting.flashY()));
        }
    }

    private static void assertWithin(Range range, double value) {
        assertTrue(value > range.low() - 1e-9 && value < range.high() + 1e-9, value + " is not in " + range);
    }

    @Test
    void sidesShareNoPoseAndNoFlashPosition() {
        assertTrue(Split.TRAIN.poses().yawRadians().high() < Split.TEST.poses().yawRadians().low());
        assertTrue(Split.TRAIN.flashes().besideCm().high() < Split.TEST.flashes().besideCm().low());
    }

    @Test
    void rangeThatTheNaturalSpreadMissesIsStillDrawnFrom() {
        PoseRange profile = new PoseRange(new Range(0.5, 0.6), PoseRange.ALL.pitchRadians());
        SitterSpec spec = Split.TEST.sitter(3, 1, 1, profile, FlashRange.ALL);

        assertWithin(profile.yawRadians(), Sitting.draw(spec).pose().yawRadians());
    }

    @Test
    void sameSitterInAnotherPoseUnderTheSameFlash() {
        Sitting one = Sitting.draw(SitterSpec.of(11));
        Sitting other = Sitting.draw(SitterSpec.of(11).withPose(12));

        assertNotEquals(one.pose(), other.pose());
        assertEquals(List.of(one.person(), one.face(), one.complexion(), one.hair(), one.attire(), one.wall()),
                List.of(other.person(), other.face(), other.complexion(), other.hair(), other.attire(), other.wall()));
        assertEquals(List.of(one.flashX(), one.flashY(), one.cameraZ(), one.lampSeed()),
                List.of(other.flashX(), other.flashY(), other.cameraZ(), other.lampSeed()));
    }

    @Test
    void samePoseUnderAnotherFlash() {
        Sitting one = Sitting.draw(SitterSpec.of(11));
        Sitting other = Sitting.draw(SitterSpec.of(11).withFlash(12));

        assertEquals(one.pose(), other.pose());
        assertEquals(one.person(), other.person());
        assertFalse(one.flashX() == other.flashX());
    }

    @Test
    void nonsenseIsRefused() {
        assertEquals("Identities are counted from 0, not from -1.",
                assertThrows(IllegalArgumentException.class, () -> Split.TRAIN.identitySeed(-1)).getMessage());
        assertEquals("A flash cannot be -1.0 cm beside the lens; give a distance of 0 or more.",
                assertThrows(IllegalArgumentException.class,
                        () -> new FlashRange(new Range(-1, 2), FlashRange.ALL.angleRadians())).getMessage());
    }
}
