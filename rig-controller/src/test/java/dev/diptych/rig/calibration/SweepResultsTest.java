package dev.diptych.rig.calibration;

import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Sweeps over two lamps and a torch whose light is known at every instant. */
class SweepResultsTest {
    private static final FrameTiming TIMING = new FrameTiming(ms(33), ms(20));
    private static final ExposureSetting EXPOSURE = new ExposureSetting(ms(4), 1);
    private static final RoughResponse ANSWER = new RoughResponse(ms(8), ms(5), ms(8), ms(5));
    private static final Light KEY = lamp("key", response(8, 5, 8, 5));
    private static final Light FILL = lamp("fill", response(8, 5, 8, 5));
    private static final int ROWS = 20;
    private static final long ZERO = ms(50_000);

    private final SweepResults results = new SweepResults();

    private static Sweep sweep(List<Light> lamps, List<Light> flash) {
        return new Sweep.Planner(TIMING, EXPOSURE, Map.of("key", ANSWER, "fill", ANSWER, "flash", ANSWER)).plan(lamps,
                flash, 0.3, 0.3);
    }

    /** By the sweep's stages: 0.05 of room, 0.6 of key, 0.4 of fill, and 0.1 of a torch that fades by {@code fades}. */
    private static DoubleUnaryOperator light(Sweep sweep, double fades, double coldKey) {
        return offsetNanos -> {
            double light = 0.05 + 0.6 + 0.4;
            for (Stage stage : sweep.stages()) {
                double since = offsetNanos - stage.latestNanos();
                double step = switch (stage.edge().lightId()) {
                    case "key" -> stage.on() ? 0.6 * coldKey : 0.6;
                    case "fill" -> 0.4;
                    default -> stage.on() ? 0.1 * (1 - fades * Math.max(0, since) / 100e6) : 0;
                };
                if (since >= 0) {
                    light += stage.on() ? step : -step;
                }
                boolean torchGoes = stage.edge().lightId().equals("flash") && !stage.on();
                if (torchGoes && offsetNanos >= stage.earliestNanos()) {
                    light -= 0.1 * (1 - fades * (offsetNanos - sweep.litNanos()) / 100e6);
                }
            }
            return light;
        };
    }

    private static SweepRunner.Run run(Sweep sweep, DoubleUnaryOperator light, LongPredicate dropped) {
        List<SampledFrame> frames = new ArrayList<>();
        for (long sequence = 0; sequence * TIMING.framePeriodNanos() < sweep.untilNanos() + ms(50); sequence++) {
            long readoutNanos = sequence * TIMING.framePeriodNanos();
            if (dropped.test(sequence)) {
                continue;
            }
            double[] rows = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                double middleNanos = readoutNanos + row * ms(20) / (ROWS - 1.0) - ms(2);
                // The picture is much brighter below than above.
                rows[row] = (0.1 + row / 20.0) * light.applyAsDouble(middleNanos);
            }
            frames.add(
                    new SampledFrame(new FrameMetadata(sequence, ZERO + readoutNanos, TimestampMeaning.READOUT_START, 0,
                            EXPOSURE), rows, ms(20) / (ROWS - 1.0)));
        }
        List<ExecutedEdge> executed = sweep.switches()
                .edges()
                .stream()
                .map(edge -> new ExecutedEdge(edge, ZERO + edge.offsetNanos(), 0))
                .toList();
        return new SweepRunner.Run(frames, new ShotLog(executed), ZERO);
    }

    @Test
    void sharesAreOfTheLightOfAllLampsAndTheRoom() {
        Sweep sweep = sweep(List.of(KEY, FILL), List.of(torch()));

        results.add(sweep, run(sweep, light(sweep, 0, 1), sequence -> false), true);

        assertEquals(0.6 / 1.05, results.share("key"), 1e-9);
        assertEquals(0.4 / 1.05, results.share("fill"), 1e-9);
        assertEquals(0.1 / 1.05, results.share("flash"), 1e-9);
        assertEquals(0.05 / 1.05, results.room(List.of("key", "fill")).lightRatio(), 1e-9);
        assertEquals(0, results.lampDroop("key"), 1e-9);
        assertEquals(1, results.off("key").size());
        assertEquals(1, results.on("flash").size());
        assertTrue(results.on("rim").isEmpty());
    }

    @Test
    void aColdLampIsBrighterThanTheOneThatWent() {
        Sweep sweep = sweep(List.of(KEY, FILL), List.of(torch()));

        results.add(sweep, run(sweep, light(sweep, 0, 1.03), sequence -> false), true);

        assertEquals(0.03, results.lampDroop("key"), 1e-6);
        // It came back while the other one still drooped: nothing is known of it.
        assertEquals(-1, results.lampDroop("fill"), 1e-9);
    }

    @Test
    void aTorchThatFadesIsBrighterInItsFirstFrame() {
        Sweep sweep = sweep(List.of(KEY, FILL), List.of(torch()));

        results.add(sweep, run(sweep, light(sweep, 0.2, 1), sequence -> false), true);

        // Lit for 99 ms, compared a quarter and three quarters of the way.
        assertEquals(0.1, results.torchDroop(), 0.04);
    }

    /** Otherwise the bright lower half of one picture would be compared with the dark upper half of another. */
    @Test
    void dropsDoNotChangeAnyShare() {
        Sweep sweep = sweep(List.of(KEY, FILL), List.of(torch()));
        for (int first = 0; first < 7; first++) {
            int from = first;
            results.add(sweep, run(sweep, light(sweep, 0, 1), sequence -> sequence % 7 == from), true);
        }

        assertEquals(0.6 / 1.05, results.share("key"), 1e-9);
        assertEquals(0.4 / 1.05, results.share("fill"), 1e-9);
        assertEquals(0.1 / 1.05, results.share("flash"), 1e-9);
        assertEquals(0, results.torchDroop(), 1e-9);
        assertEquals(0.05 / 1.05, results.room(List.of("key", "fill")).lightRatio(), 1e-9);
        assertTrue(results.droppedFrames() >= 7);
    }

    @Test
    void whereLampsAreNeverAllDarkTheRoomIsWhatTheyDoNotAccountFor() {
        for (Light lamp : List.of(KEY, FILL)) {
            Sweep sweep = sweep(List.of(lamp), List.of());
            results.add(sweep, run(sweep, light(sweep, 0, 1), sequence -> false), false);
        }

        MeasuredRoom room = results.room(List.of("key", "fill"));

        assertEquals(0.05 / 1.05, room.lightRatio(), 1e-9);
        assertEquals(1, room.repeats());
    }
}
