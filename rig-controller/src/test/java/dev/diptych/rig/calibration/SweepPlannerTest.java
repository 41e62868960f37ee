package dev.diptych.rig.calibration;

import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.switching.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlannerTest {
    private static final FrameTiming TIMING = new FrameTiming(ms(33), ms(18));
    private static final ExposureSetting EXPOSURE = new ExposureSetting(ms(4), 1);
    private static final RoughResponse RELAY = new RoughResponse(ms(320), ms(80), ms(140), ms(40));
    private static final RoughResponse DIMMER = new RoughResponse(ms(8), ms(5), ms(8), ms(5));
    private static final RoughResponse TORCH = new RoughResponse(ms(0.1), ms(0.2), ms(0.1), ms(0.5));
    private static final Light KEY = lamp("key", response(320, 80, 140, 40));
    private static final Light FILL = lamp("fill", response(8, 5, 8, 5));
    private static final Light TORCH_LED = torch();

    private static Sweep.Planner planner() {
        return new Sweep.Planner(TIMING, EXPOSURE, Map.of("key", RELAY, "fill", DIMMER, "flash", TORCH));
    }

    @Test
    void lampsGoOneAfterAnotherTheFlashShinesInTheDarkAndTheyComeBack() {
        Sweep sweep = planner().plan(List.of(KEY, FILL), List.of(TORCH_LED), 0.3, 0.6);

        List<String> changes = sweep.stages()
                .stream()
                .map(stage -> stage.edge().lightId() + (stage.on() ? " on" : " off"))
                .toList();
        assertEquals(List.of("key off", "fill off", "flash on", "flash off", "key on", "fill on"), changes);
        assertEquals(sweep.stages().get(1).latestNanos(), sweep.darkNanos());
        assertEquals(sweep.stages().get(2).earliestNanos(), sweep.litNanos());
        assertEquals(sweep.stages().size(), sweep.switches().edges().size());
    }

    @Test
    void aSweepWithoutTheFlashIsDarkUntilTheFirstLampReturns() {
        Sweep sweep = planner().plan(List.of(KEY), List.of(), 0.3, 0.6);

        assertEquals(2, sweep.stages().size());
        assertTrue(sweep.litNanos() - sweep.darkNanos() >= ms(33 + 4));
        assertEquals(0, sweep.awayNanos("flash"));
    }

    /** Over cameras and lights of every kind: no change is taken for another's, and every row sees the light between. */
    @Test
    void everyChangeHasAPlateauBeforeAndAfterInWhichNothingChanges() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            long periodNanos = ms(8 + 92 * random.nextDouble());
            FrameTiming timing = new FrameTiming(periodNanos, Math.round(periodNanos * 0.95 * random.nextDouble()));
            ExposureSetting exposure = new ExposureSetting(1 + Math.round(periodNanos * 0.5 * random.nextDouble()), 1);
            Map<String, RoughResponse> rough = new TreeMap<>();
            List<Light> lamps = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                lamps.add(lamp("lamp-" + i, response(8, 5, 8, 5)));
                rough.put("lamp-" + i, random(random, 500));
            }
            rough.put("flash", random(random, 20));

            Sweep sweep = new Sweep.Planner(timing, exposure, rough).plan(lamps, List.of(TORCH_LED),
                    random.nextDouble(), random.nextDouble());

            long wholeNanos = periodNanos + exposure.exposureNanos();
            for (int i = 0; i < sweep.stages().size(); i++) {
                Stage stage = sweep.stages().get(i);
                String what = "seed " + seed + " stage " + i + " " + stage;
                assertTrue(stage.earliestNanos() - stage.beforeNanos() >= wholeNanos, what);
                assertTrue(stage.afterNanos() - stage.latestNanos() >= wholeNanos, what);
                RoughResponse response = rough.getOrDefault(stage.edge().lightId(), TORCH);
                long leavesNanos = stage.edge().offsetNanos() + response.deadNanos(stage.on());
                assertTrue(stage.earliestNanos() <= leavesNanos - response.marginNanos(stage.on()), what);
                assertTrue(stage.latestNanos() >= leavesNanos + response.changeNanos(stage.on())
                        + response.marginNanos(stage.on()), what);
                if (i > 0) {
                    Stage last = sweep.stages().get(i - 1);
                    assertTrue(stage.beforeNanos() >= last.latestNanos(), what);
                    assertTrue(last.afterNanos() <= stage.earliestNanos(), what);
                }
            }
            assertTrue(sweep.fromNanos() <= sweep.stages().getFirst().beforeNanos());
            assertTrue(sweep.untilNanos() >= sweep.stages().getLast().afterNanos());
            assertTrue(sweep.litNanos() - sweep.darkNanos() >= wholeNanos, "seed " + seed);
        }
    }

    private static RoughResponse random(Random random, int longestMs) {
        return new RoughResponse(ms(longestMs * random.nextDouble()), ms(longestMs * random.nextDouble()),
                ms(longestMs * random.nextDouble()), ms(longestMs * random.nextDouble()));
    }

    /** Where no rows are exposed between two readouts, a quick change would pass unseen. */
    @Test
    void quickChangesLieWhollyWithinAReadoutWhateverThePhase() {
        for (double phase = 0; phase < 1; phase += 0.01) {
            Sweep sweep = planner().plan(List.of(FILL), List.of(TORCH_LED), phase, phase);

            for (Stage stage : sweep.stages()) {
                RoughResponse response = stage.edge().lightId().equals("flash") ? TORCH : DIMMER;
                long leavesNanos = stage.edge().offsetNanos() + response.deadNanos(stage.on());
                long withinNanos = Math.floorMod(leavesNanos, TIMING.framePeriodNanos());
                assertTrue(withinNanos + response.changeNanos(stage.on()) <= TIMING.readoutNanos(),
                        "phase " + phase + ": " + withinNanos);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"250, 3", // enough to see its torch droop
        "100, 2", // of 90 ms that its cap leaves
        "20, 2"}) // fewer would not show it steady; its cap is judged elsewhere
    void theFlashShinesForWholeFrames(double capMs, int frames) {
        Light capped = new Light("flash", TORCH_LED.kind(),
                new OutputCap(ms(capMs), 1, ms(10_000)), TORCH_LED.response());

        Sweep sweep = planner().plan(List.of(FILL), List.of(capped), 0.1, 0.1);

        assertEquals(frames * TIMING.framePeriodNanos(), sweep.awayNanos("flash"));
    }

    @Test
    void tellsHowLongALightIsAway() {
        Sweep sweep = planner().plan(List.of(KEY, FILL), List.of(TORCH_LED), 0, 0);

        for (Light light : List.of(KEY, FILL)) {
            List<Edge> own = sweep.switches()
                    .edges()
                    .stream()
                    .filter(edge -> edge.lightId().equals(light.id()))
                    .toList();
            assertEquals(own.get(1).offsetNanos() - own.get(0).offsetNanos(), sweep.awayNanos(light.id()));
        }
        assertTrue(sweep.awayNanos("key") > sweep.awayNanos("fill"));
    }
}
