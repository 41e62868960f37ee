package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.executed;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.window;
import static dev.diptych.rig.switching.LightCertainty.State.DARK;
import static dev.diptych.rig.switching.LightCertainty.State.FULL;
import static dev.diptych.rig.switching.LightCertainty.State.UNCERTAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.TestRig;
import dev.diptych.rig.switching.LightCertainty.State;
import dev.diptych.rig.switching.LightCertainty.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightCertaintyTest {
    /** Off: leaves full after 290 to 310 ms, falls in 60 to 80. On: leaves dark after 90 to 110, rises in 30 to 40. */
    private static final Light KEY = lamp("key",
            new LightResponse(new Spread(ms(290), ms(300), ms(310)), new Spread(ms(60), ms(70), ms(80)),
                    new Spread(ms(90), ms(100), ms(110)), new Spread(ms(30), ms(35), ms(40))));

    /** Off at 0 and on at 1000, each known to 1 ms: changing over [289, 391] and over [1089, 1151]. */
    @ParameterizedTest(name = "[{0}, {1}] {3}")
    @CsvSource({"-50, -10, FULL, before everything", "-10, 289, FULL, in the dead time",
        "-10, 290, UNCERTAIN, reaches into the fall", "300, 310, UNCERTAIN, within the fall",
        "0, 1200, UNCERTAIN, over everything", "390, 500, UNCERTAIN, begins within the fall",
        "391, 500, DARK, from when it is dark", "391, 1089, DARK, until it may rise",
        "391, 1090, UNCERTAIN, reaches into the rise", "1150, 1200, UNCERTAIN, begins within the rise",
        "1151, 1200, FULL, from when it is full", "500, 1300, UNCERTAIN, dark and full"})
    void isCertainOnlyOutsideTheChanges(double fromMs, double toMs, State state, String reason) {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 1), executed("key", 1, 1_000, 1)));

        assertEquals(state, certainty.over(window(fromMs, toMs)), reason);
    }

    @Test
    void aLightNobodySwitchedIsAtRest() {
        assertEquals(FULL, new LightCertainty(KEY, List.of()).over(window(0, 9)));
        assertEquals(DARK,
                new LightCertainty(TestRig.torch(), List.of(executed("key", 0, 0, 0))).over(window(400, 409)));
    }

    @Test
    void theLogMayBeInAnyOrder() {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 1, 1_000, 0), executed("key", 0, 0, 0)));

        assertEquals(List.of(new Transition(ms(290), ms(390), DARK), new Transition(ms(1_090), ms(1_150), FULL)),
                certainty.transitions());
    }

    /** Off at 0, on at 10: the on acts first, over [100, 160]; the off, if it acts at all, over [290, 390]. */
    @ParameterizedTest(name = "[{0}, {1}] {3}")
    @CsvSource({"-50, 100, FULL, before either can act", "170, 280, UNCERTAIN, between the two",
        "300, 310, UNCERTAIN, while the off may act", "380, 500, UNCERTAIN, not yet settled",
        "390, 500, FULL, both have settled"})
    void switchedAgainInTheDeadTimeItIsCertainOnlyWhenBothHaveSettled(double fromMs, double toMs, State state,
            String reason) {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 0), executed("key", 1, 10, 0)));

        assertEquals(state, certainty.over(window(fromMs, toMs)), reason);
    }

    @Test
    void switchedAgainBeforeItHasSettledItIsNotDarkInBetween() {
        // The on is issued at 380, when the light may still be falling until 390, and acts from 470 on.
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 0), executed("key", 1, 380, 0)));

        assertEquals(List.of(new Transition(ms(290), ms(530), FULL)), certainty.transitions());
        assertEquals(UNCERTAIN, certainty.over(window(400, 450)));
    }

    @Test
    void threeQuickSwitchesEndAsTheLast() {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 0), executed("key", 1, 10, 0), executed("key", 0, 20, 0)));

        assertEquals(List.of(new Transition(ms(100), ms(410), DARK)), certainty.transitions());
    }

    @Test
    void edgesWhoseOrderTheLogCannotTellLeaveNothingCertain() {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 3), executed("key", 1, 5, 3)));

        assertEquals(UNCERTAIN, certainty.over(window(5_000, 5_010)));
    }

    @Test
    void theNextEdgeMakesItCertainAgain() {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0, 0, 3), executed("key", 1, 5, 3), executed("key", 0, 1_000, 3)));

        assertEquals(UNCERTAIN, certainty.over(window(900, 1_100)));
        assertEquals(DARK, certainty.over(window(1_400, 1_500)));
    }

    @Test
    void aDimmedLightIsNeitherFullNorDark() {
        LightCertainty certainty = new LightCertainty(KEY, List.of(executed("key", 0.5, 0, 0)));

        // It may go up or down to that level: as early as the one, as late as the other.
        assertEquals(FULL, certainty.over(window(-10, 90)));
        assertEquals(UNCERTAIN, certainty.over(window(80, 100)));
        assertEquals(UNCERTAIN, certainty.over(window(5_000, 5_010)));
    }

    @Test
    void aDimmedLightIsCertainAgainAtRest() {
        LightCertainty certainty = new LightCertainty(KEY,
                List.of(executed("key", 0.5, 0, 0), executed("key", 1, 1_000, 0)));

        assertEquals(FULL, certainty.over(window(1_150, 1_200)));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"0.2, FULL, the level that is asked about", "0.3, UNCERTAIN, another", "1, UNCERTAIN, the usual one"})
    void aDimmedLightIsFullAtTheLevelThatIsAskedAbout(double fullLevel, State state, String reason) {
        LightCertainty certainty = new LightCertainty(TestRig.torch(), List.of(executed("flash", 0.2, 0, 0)),
                fullLevel);

        assertEquals(state, certainty.over(window(1, 9)), reason);
        assertEquals(UNCERTAIN, certainty.over(window(-1, 9)), reason);
    }
}
