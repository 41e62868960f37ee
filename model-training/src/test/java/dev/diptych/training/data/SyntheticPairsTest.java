package dev.diptych.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.SitterSpec;
import dev.diptych.studio.portrait.Split;
import dev.diptych.training.data.SyntheticPairs.Variety;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticPairsTest {
    private final Set<Split> asked = new HashSet<>();

    @Test
    void aNumberStandsForThePairWhateverWasAskedBefore() {
        SyntheticPairs one = pairs(Split.TRAIN, Variety.MIXED, 1);
        SyntheticPairs other = pairs(Split.TRAIN, Variety.MIXED, 1);
        one.pair(5);
        PicturePair first = one.pair(3);
        PicturePair again = other.pair(3);
        assertArrayEquals(first.flash().values(), again.flash().values());
        assertArrayEquals(first.studio().values(), again.studio().values());
        assertFalse(Arrays.equals(first.flash().values(), other.pair(4).flash().values()));
    }

    @Test
    void trainingAndTestingMeetOtherPeople() {
        pairs(Split.TRAIN, Variety.WIDE, 1).pair(0);
        assertEquals(Set.of(Split.TRAIN), asked);
        asked.clear();
        pairs(Split.TEST, Variety.WIDE, 1).pair(0);
        assertEquals(Set.of(Split.TEST), asked);
    }

    @Test
    void theStudioPictureIsTakenAsTheRigTakesItHoweverTheFlashPictureIs() {
        // Of one portrait: exposure, room, colours, tone, noise and codec are the flash picture's alone.
        SyntheticPhotographer photographer = new SyntheticPhotographer(PortraitStudio.render(3, 32, 32));
        Photography one = Photography.wide(new SplittableRandom(1), false);
        Photography other = Photography.wide(new SplittableRandom(2), false);
        Photography sameWall = new Photography(other.flashGain(), other.roomGains(), other.flashColour(),
                other.roomColour(), other.backdropUnderFlash(), one.backdropAlbedo(), other.tone(), other.noise(),
                other.jpegQuality(), other.blurred(), other.view());
        assertArrayEquals(photographer.studio(one).rgb(), photographer.studio(sameWall).rgb());
        assertFalse(Arrays.equals(photographer.flash(one, new SplittableRandom(1)).rgb(),
                photographer.flash(sameWall, new SplittableRandom(1)).rgb()));
    }

    @Test
    void saysWhatTheDataAre() {
        SyntheticPairs pairs = pairs(Split.TRAIN, Variety.MIXED, 1);
        assertTrue(pairs.description().contains("mixed"), pairs.description());
        assertNotEquals(pairs.sha256(), pairs(Split.TRAIN, Variety.MIXED, 2).sha256());
        assertEquals(pairs.sha256(), pairs(Split.TRAIN, Variety.MIXED, 1).sha256());
    }

    private SyntheticPairs pairs(Split split, Variety variety, long seed) {
        return new SyntheticPairs(split, variety, seed, 2, 32, this::render);
    }

    private Portrait render(SitterSpec spec, int widthPx, int heightPx) {
        asked.add(Split.of(spec.identitySeed()));
        return PortraitStudio.render(spec, 32, 32);
    }

}
