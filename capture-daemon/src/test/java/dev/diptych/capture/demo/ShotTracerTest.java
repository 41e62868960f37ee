package dev.diptych.capture.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.report.ShotTrace;
import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.switching.ShotLog;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShotTracerTest {
    private static final long LATE_NANOS = 40_000_000;
    private static final String LATE_LAMP = "front-left";

    private final SimulatedStudio studio = new SimulatedStudio(
            new StudioOptions(StudioGrade.IDEAL, LampKind.RELAY, 3, 64, 48));
    private final LightSet lights = studio.dataSheet();

    @Test
    void aProvedShotHasItsThreeFramesAndNoChangeWithinThem() throws Exception {
        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, shoot(studio.executor()));

        ShotTrace trace = ShotTracer.of(proven, lights, studio.truth());

        assertEquals(List.of("studio", "flash", "dark"),
                trace.exposed().stream().map(ShotTrace.Exposure::role).toList());
        assertTrue(trace.lights()
                .stream()
                .allMatch(light -> light.changes()
                        .stream()
                        .noneMatch(change -> trace.exposed().stream().anyMatch(frame -> overlap(change, frame)))));
        assertEquals(5, trace.lights().stream().filter(light -> light.changes().size() >= 2).count(), "off and on");
    }

    @Test
    void anUnprovedShotHasTheFramesThatCameAndTheChangeThatSpoiltIt() throws Exception {
        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class,
                shoot(new LateInTheLog(studio.executor())));

        ShotTrace trace = ShotTracer.of(unproven, lights, studio.camera().timing(), studio.truth());

        assertEquals(unproven.frames().size(), trace.exposed().size());
        ShotTrace.TracedLight lamp = trace.lights()
                .stream()
                .filter(light -> light.id().equals(LATE_LAMP))
                .findFirst()
                .orElseThrow();
        ShotTrace.Switch off = lamp.switches().getFirst();
        assertEquals(40, off.executedMillis().orElseThrow() - off.plannedMillis(), 0.1);
        ShotTrace.Exposure flash = trace.planned()
                .stream()
                .filter(frame -> frame.role().equals("flash"))
                .findFirst()
                .orElseThrow();
        assertTrue(overlap(lamp.changes().getFirst(), flash), lamp.changes() + " " + flash);
    }

    private ShotOutcome shoot(ShotExecutor executor) throws Exception {
        studio.seat(new GreyScene());
        FrameStream stream = new FrameStream(studio.clock(), studio.camera(), TimestampReading.AS_STATED);
        stream.start(studio.studioExposure());
        return new PairShooter(studio.clock(), stream,
                new LightControl(studio.clock(), lights, executor, new SafetyGate(lights)), new OverlapPlanner(),
                new ShotSettings(studio.studioExposure(), studio.flashExposure(), 100_000,
                        studio.dataSheetRoomLightRatio()))
                .shoot();
    }

    private static boolean overlap(ShotTrace.Interval change, ShotTrace.Exposure frame) {
        return change.fromMillis() < frame.untilMillis() && change.untilMillis() > frame.fromMillis();
    }

    /** Says that a lamp was switched off late. */
    private record LateInTheLog(ShotExecutor executor) implements ShotExecutor {
        @Override
        public long edgeUncertaintyNanos() {
            return executor.edgeUncertaintyNanos();
        }

        @Override
        public long longestShotNanos() {
            return executor.longestShotNanos();
        }

        @Override
        public PendingShot fire(ClearedPlan shot) throws ShotException {
            PendingShot pending = executor.fire(shot);
            return deadlineNanos -> new ShotLog(
                    pending.awaitLog(deadlineNanos).edges().stream().map(LateInTheLog::delayed).toList());
        }

        private static ExecutedEdge delayed(ExecutedEdge edge) {
            return edge.lightId().equals(LATE_LAMP) && edge.level() == 0
                    ? new ExecutedEdge(edge.planned(), edge.instantNanos() + LATE_NANOS, edge.uncertaintyNanos())
                    : edge;
        }
    }

    /** Grey all over. */
    private static final class GreyScene implements Scene {
        @Override
        public String name() {
            return "grey";
        }

        @Override
        public int widthPx() {
            return 64;
        }

        @Override
        public int heightPx() {
            return 48;
        }

        @Override
        public LightLayer backdrop() {
            return GreyScene::sample;
        }

        @Override
        public LightLayer sitter() {
            return GreyScene::sample;
        }

        @Override
        public float coverage(double x, double y) {
            return 1;
        }

        @Override
        public Box sitterBox() {
            return new Box(0, 0, 63, 47);
        }

        private static void sample(double x, double y, float[] levels, float[] rgb) {
            float light = 0;
            for (float level : levels) {
                light += 0.1f * level;
            }
            rgb[0] = light;
            rgb[1] = light;
            rgb[2] = light;
        }
    }
}
