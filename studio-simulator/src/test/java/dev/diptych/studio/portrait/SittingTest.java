package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SittingTest {
    private static final List<Sitting> SITTINGS = LongStream.range(0, 400).mapToObj(Sitting::draw).toList();

    @Test
    void everyStyleIsWorn() {
        assertEquals(EnumSet.allOf(Hair.Style.class), all(Hair.Style.class, s -> s.hair().style()));
        assertEquals(EnumSet.allOf(Hair.Beard.class), all(Hair.Beard.class, s -> s.hair().beard()));
        assertEquals(EnumSet.allOf(Attire.Garment.class), all(Attire.Garment.class, s -> s.attire().garment()));
        assertEquals(EnumSet.allOf(Attire.Glasses.class), all(Attire.Glasses.class, s -> s.attire().glasses()));
        assertEquals(EnumSet.allOf(Wall.Kind.class), all(Wall.Kind.class, s -> s.wall().kind()));
    }

    private static <E extends Enum<E>> Set<E> all(Class<E> type, Function<Sitting, E> trait) {
        return SITTINGS.stream().map(trait).collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    @Test
    void skinGoesFromVeryLightToVeryDark() {
        double darkest = SITTINGS.stream().mapToDouble(s -> s.complexion().skin().green()).min().orElseThrow();
        double lightest = SITTINGS.stream().mapToDouble(s -> s.complexion().skin().green()).max().orElseThrow();

        assertTrue(darkest < 0.07, "darkest skin reflects " + darkest + " of green light");
        assertTrue(lightest > 0.46, "lightest skin reflects " + lightest + " of green light");
    }

    @Test
    void halfOfTheSittersAreYoungAndFewAreGrey() {
        long young = SITTINGS.stream().filter(s -> s.person().ageYears() < 35).count();
        long grey = SITTINGS.stream().filter(s -> {
            LinearRgb c = s.hair().colour();
            return c.blue() > 0.2 && c.red() < 1.3 * c.blue();
        }).count();

        assertTrue(young > 180 && young < 280, young + " of 400 below 35");
        assertTrue(grey < 60, grey + " of 400 with grey hair");
    }
}
