package dev.diptych.studio.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.switching.Edge;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.RoomLight;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.Chair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultDrawTest {
    private static final int PAIRS = 20_000;

    static StudioParts parts() {
        ResponseTruth response = new ResponseTruth(300, 80, 100, 40, 0, 0, 0);
        List<SimulatedLight> lights = Stream.of("flash", "a", "b", "c", "d")
                .map(id -> new SimulatedLight(id, !id.equals("flash"), response, new SplittableRandom(1)))
                .toList();
        return new StudioParts(lights, new RoomLight(0.003), new Chair(), new FrameTiming(33_333_333, 18_000_000),
                new ExposureSetting(8_000_000, 1), new ExposureSetting(16_000_000, 4));
    }

    private static List<List<StudioFault>> pairs(long seed) {
        StudioParts parts = parts();
        return IntStream.range(0, PAIRS).mapToObj(pair -> new FaultDraw(parts, seed, pair).kinds(0.6, 0.25)).toList();
    }

    @Test
    void faultsAreAsFrequentAsTheGradeSays() {
        List<List<StudioFault>> pairs = pairs(1);

        long faulty = pairs.stream().filter(faults -> !faults.isEmpty()).count();
        long twice = pairs.stream().filter(faults -> faults.size() == 2).count();
        // Four standard deviations.
        assertEquals(0.6, faulty / (double) PAIRS, 0.014);
        assertEquals(0.25, twice / (double) faulty, 0.016);
    }

    @Test
    void everyKindIsAsLikelyAsTheOthersAndNeverTwiceInAPair() {
        Map<StudioFault, Integer> first = new EnumMap<>(StudioFault.class);
        Map<StudioFault, Integer> second = new EnumMap<>(StudioFault.class);
        for (List<StudioFault> faults : pairs(2)) {
            assertEquals(faults.size(), faults.stream().distinct().count());
            IntStream.range(0, faults.size())
                    .forEach(i -> (i == 0 ? first : second).merge(faults.get(i), 1, Integer::sum));
        }
        double expectedFirst = 0.6 * PAIRS / StudioFault.values().length;
        for (StudioFault kind : StudioFault.values()) {
            assertEquals(expectedFirst, first.getOrDefault(kind, 0), 0.15 * expectedFirst, kind.toString());
            assertEquals(0.25 * expectedFirst, second.getOrDefault(kind, 0), 0.3 * 0.25 * expectedFirst,
                    kind.toString());
        }
    }

    @Test
    void sameSeedGivesTheSameFaultsAndOtherSeedsOthers() {
        assertEquals(pairs(3), pairs(3));
        assertNotEquals(pairs(3), pairs(4));
    }

    @Test
    void gradeWithoutFaultsHasNone() {
        for (int pair = 0; pair < 1000; pair++) {
            assertEquals(List.of(), new FaultDraw(parts(), 1, pair).kinds(0, 0));
        }
    }

    @Test
    void faultsThatNeedALampGetDifferentOnes() {
        for (int pair = 0; pair < 200; pair++) {
            StudioParts parts = parts();
            FaultDraw draw = new FaultDraw(parts, 5, pair);
            PairFault stuck = draw.fault(StudioFault.LAMP_STAYS_ON);
            PairFault late = draw.fault(StudioFault.LAMP_LATE);
            PairFault dark = draw.fault(StudioFault.LAMP_STAYS_OFF);
            dark.pairBegins(0);
            List<String> hit = new ArrayList<>();
            for (SimulatedLight lamp : parts.lamps()) {
                Edge off = new Edge(lamp.id(), 0, 0);
                EdgeFate asked = EdgeFate.asAsked(0, 0);
                boolean isHit = !stuck.befall(off, asked).equals(asked) || !late.befall(off, asked).equals(asked)
                        || lamp.output().levelAt(60e6) < 1;
                if (isHit) {
                    hit.add(lamp.id());
                }
            }
            assertEquals(3, hit.size(), "pair " + pair);
        }
    }

    @Test
    void numbersOfAFaultAreItsOwn() {
        Edge on = new Edge("flash", 1, 0);
        List<Double> levels = new ArrayList<>();
        for (int pair = 0; pair < 100; pair++) {
            FaultDraw alone = new FaultDraw(parts(), 6, pair);
            FaultDraw together = new FaultDraw(parts(), 6, pair);
            together.kinds(0.6, 0.25);
            together.fault(StudioFault.CAMERA_STALL);
            double level = alone.fault(StudioFault.FLASH_WEAK).befall(on, EdgeFate.asAsked(1, 0)).level();

            assertEquals(level, together.fault(StudioFault.FLASH_WEAK).befall(on, EdgeFate.asAsked(1, 0)).level());
            levels.add(level);
        }
        assertTrue(levels.stream().distinct().count() > 90, "drawn anew for every pair");
    }

    @Test
    void flashThatFailsIsNotWeakAsWell() {
        FaultDraw draw = new FaultDraw(parts(), 7, 0);
        FaultScript script = new FaultScript(
                List.of(draw.fault(StudioFault.FLASH_WEAK), draw.fault(StudioFault.FLASH_FAILS)));

        script.befall(new Edge("flash", 1, 0), EdgeFate.asAsked(1, 0));

        assertEquals(List.of(StudioFault.FLASH_FAILS), script.pairEnds(0));
    }
}
