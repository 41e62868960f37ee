package dev.diptych.studio.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedLightTest {
    private static final double MILLIS = 1e6;
    private static final ResponseTruth EXACT = new ResponseTruth(320, 80, 150, 40, 0, 0, 0);
    private static final ResponseTruth DROOPING = new ResponseTruth(320, 80, 150, 40, 0, 0, 0.02);

    private static SimulatedLight lamp(ResponseTruth truth) {
        return new SimulatedLight("lamp", true, truth, new SplittableRandom(1));
    }

    private static double meanMillis(SimulatedLight light, double fromMillis, double toMillis) {
        return light.output().meanLevel(fromMillis * MILLIS, toMillis * MILLIS);
    }

    private static double at(SimulatedLight light, double millis) {
        return light.output().levelAt(millis * MILLIS);
    }

    @Test
    void lampRestsOnAndFlashRestsOff() {
        SimulatedLight flash = new SimulatedLight("flash", false, EXACT, new SplittableRandom(1));

        assertEquals(1, meanMillis(lamp(EXACT), 0, 8));
        assertEquals(0, meanMillis(flash, 0, 8));
    }

    @Test
    void lampStaysOnForItsDeadTimeThenFalls() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.switchTo(0, (long) (1000 * MILLIS));

        assertEquals(1, meanMillis(lamp, 1300, 1315), "before the change");
        assertEquals(0.995, at(lamp, 1320), 1e-9);
        assertEquals(0.5, at(lamp, 1360), 1e-9);
        assertEquals(0.5, meanMillis(lamp, 1310, 1410), 1e-9, "across the change, which is symmetric");
        assertEquals(0.005, at(lamp, 1400), 1e-9);
        assertEquals(0, meanMillis(lamp, 1410, 1425), 1e-12, "after the change");
    }

    @Test
    void meanSpansSeveralChanges() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.switchTo(0, (long) (1000 * MILLIS));
        lamp.switchTo(1, (long) (1450 * MILLIS));

        // Dark from the middle of the fall at 1360 to the middle of the rise at 1620.
        assertEquals(1 - 260 / 1000.0, meanMillis(lamp, 1000, 2000), 1e-9);
    }

    @Test
    void quickOnOvertakesSlowOffThatHasNotBegun() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.switchTo(0, 0);
        lamp.switchTo(1, (long) (50 * MILLIS));

        for (int millis = 0; millis < 1000; millis++) {
            assertEquals(1, at(lamp, millis), 1e-12);
        }
    }

    @Test
    void onThatComesTooLateToOvertakeTurnsTheFallAround() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.switchTo(0, 0);
        lamp.switchTo(1, (long) (210 * MILLIS));

        assertTrue(at(lamp, 358) < 0.6, "it was falling");
        assertEquals(1, at(lamp, 420), 1e-12);
    }

    @Test
    void droopDecaysToTheSteadyMean() {
        SimulatedLight lamp = lamp(DROOPING);

        lamp.switchTo(0, 0);
        lamp.switchTo(1, (long) (1000 * MILLIS));

        assertTrue(at(lamp, 1200) > 1.015, "just on");
        double half = at(lamp, 1600) - 1;
        assertEquals(half * Math.exp(-1), at(lamp, 2000) - 1, 1e-12, "one time constant later");
        assertEquals(1, meanMillis(lamp, 12_000, 12_008), 1e-9);
    }

    @Test
    void lampWithALateSupplyLeavesItsLevelLater() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.switchTo(0, (long) (1000 * MILLIS), (long) (70 * MILLIS));

        assertEquals(0.995, at(lamp, 1390), 1e-9);
        assertEquals(0.005, at(lamp, 1470), 1e-9);
    }

    @Test
    void openContactDarkensWithinMillisecondsAndNoSwitchHelps() {
        SimulatedLight lamp = lamp(EXACT);

        lamp.openContact((long) (100 * MILLIS));
        lamp.switchTo(0, (long) (200 * MILLIS));
        lamp.switchTo(1, (long) (300 * MILLIS));

        assertEquals(1, at(lamp, 99), 1e-9);
        assertEquals(0, at(lamp, 105), 1e-12);
        assertEquals(0, meanMillis(lamp, 105, 5000), 1e-12);
    }

    @Test
    void closedContactAnswersToWhereTheSwitchStands() {
        SimulatedLight lit = lamp(EXACT);
        SimulatedLight switchedOff = lamp(EXACT);
        SimulatedLight switchedOnLater = lamp(EXACT);
        switchedOnLater.openContact((long) (100 * MILLIS));
        switchedOnLater.switchTo(1, (long) (2000 * MILLIS));
        lit.openContact((long) (100 * MILLIS));
        switchedOff.openContact((long) (100 * MILLIS));
        switchedOff.switchTo(0, (long) (200 * MILLIS));

        lit.closeContact((long) (1000 * MILLIS));
        switchedOff.closeContact((long) (1000 * MILLIS));
        switchedOnLater.closeContact((long) (1000 * MILLIS));

        assertEquals(0, at(lit, 1140), 1e-12);
        assertEquals(0.5, at(lit, 1170), 1e-9);
        assertEquals(1, at(lit, 1200), 1e-12);
        assertEquals(0, at(switchedOff, 5000), 1e-12);
        assertEquals(0, at(switchedOnLater, 2100), 1e-12);
        assertEquals(1, at(switchedOnLater, 2250), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void outputNeverJumpsHoweverItIsSwitched(long seed) {
        LightOutput output = switchedAbout(seed).output();

        double before = output.levelAt(0);
        for (double nanos = 0; nanos < 4000 * MILLIS; nanos += 0.1 * MILLIS) {
            double now = output.levelAt(nanos);
            // The steepest is the rise: pi / 2 over 44 ms.
            assertEquals(before, now, 0.0038, "at " + nanos);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void meanIsThatOfTheOutputOverAnyWindow(long seed) {
        LightOutput output = switchedAbout(seed).output();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            double fromNanos = random.nextDouble(0, 3500) * MILLIS;
            double lengthNanos = random.nextDouble(0.01, i % 2 == 0 ? 20 : 500) * MILLIS;
            double sum = 0;
            for (int step = 0; step < 5000; step++) {
                sum += output.levelAt(fromNanos + (step + 0.5) / 5000 * lengthNanos);
            }

            assertEquals(sum / 5000, output.meanLevel(fromNanos, fromNanos + lengthNanos), 2e-6);
        }
    }

    /** A dozen switches, some of which overtake others or catch the lamp half-way. */
    private static SimulatedLight switchedAbout(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedLight lamp = lamp(DROOPING);
        double millis = 0;
        for (int i = 0; i < 12; i++) {
            millis += random.nextDouble(20, 400);
            lamp.switchTo(i % 2 == 0 ? 0 : random.nextDouble(0.5, 1), (long) (millis * MILLIS));
        }
        return lamp;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void forgettingChangesNothingLater(long seed) {
        SimulatedLight lamp = switchedAbout(seed);
        LightOutput before = lamp.output();

        lamp.forgetBefore((long) (1500 * MILLIS));

        for (int millis = 1500; millis < 4000; millis += 3) {
            assertEquals(before.levelAt(millis * MILLIS), at(lamp, millis), 0);
            assertEquals(before.meanLevel(millis * MILLIS, (millis + 8) * MILLIS), meanMillis(lamp, millis, millis + 8),
                    0);
        }
        assertNotEquals(before.levelAt(1), at(lamp, 3900), "the lamp was switched");
    }

    @Test
    void outputThatWasTakenStaysWhateverHappensNext() {
        SimulatedLight lamp = lamp(EXACT);
        lamp.switchTo(0, 0);
        LightOutput taken = lamp.output();

        lamp.switchTo(1, (long) (10 * MILLIS));
        lamp.forgetBefore((long) (60_000 * MILLIS));

        assertEquals(1, taken.levelAt(100 * MILLIS));
        assertEquals(0, taken.levelAt(500 * MILLIS), 1e-12);
    }

    @Test
    void deadTimeAndFallDifferFromShotToShotAsStated() {
        ResponseTruth truth = new ResponseTruth(320, 80, 150, 40, 4, 0.015, 0);
        SplittableRandom random = new SplittableRandom(5);
        double[] dead = new double[1500];
        double[] fall = new double[dead.length];
        for (int shot = 0; shot < dead.length; shot++) {
            SimulatedLight lamp = new SimulatedLight("lamp", true, truth, random);
            lamp.switchTo(0, 0);
            dead[shot] = fallsToMillis(lamp, 0.995);
            fall[shot] = fallsToMillis(lamp, 0.005) - dead[shot];
        }

        assertEquals(320, mean(dead), 0.5);
        assertEquals(4, standardDeviation(dead), 0.4);
        assertEquals(80, mean(fall), 0.2);
        assertEquals(1.2, standardDeviation(fall), 0.12);
    }

    private static double fallsToMillis(SimulatedLight lamp, double level) {
        double lit = 0;
        double dark = 1000;
        while (dark - lit > 1e-6) {
            double middle = (lit + dark) / 2;
            if (at(lamp, middle) > level) {
                lit = middle;
            } else {
                dark = middle;
            }
        }
        return lit;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardDeviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }
}
