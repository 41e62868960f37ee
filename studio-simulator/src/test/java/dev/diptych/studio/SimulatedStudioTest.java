package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.studio.chance.Range;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.SimulatedLight;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.sensor.SensorOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedStudioTest {
    private static final int SEEDS = 60;

    @Test
    void sameSeedGivesTheSamePairsToTheByteAndTheSameLog() {
        ShotOutcome.Proven one = secondPair(5);
        ShotOutcome.Proven again = secondPair(5);

        assertEquals(one.shot().log(), again.shot().log());
        assertEquals(one.frames().studio().metadata(), again.frames().studio().metadata());
        assertEquals(one.frames().studio().pixels(), again.frames().studio().pixels());
        assertEquals(one.frames().flash().pixels(), again.frames().flash().pixels());
        assertEquals(one.frames().dark().pixels(), again.frames().dark().pixels());
    }

    @Test
    void otherSeedsGiveOtherStudios() {
        ShotOutcome.Proven one = secondPair(5);
        ShotOutcome.Proven other = secondPair(6);

        assertNotEquals(one.shot().log(), other.shot().log());
        assertNotEquals(one.frames().studio().pixels(), other.frames().studio().pixels());
    }

    private static ShotOutcome.Proven secondPair(long seed) {
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, seed);
        rig.shooter.shoot();
        return assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void lampsAreDrawnFromTheirRangesAndDiffer(LampKind kind) {
        LampRanges ranges = LampRanges.of(kind);
        Set<Double> deadMillis = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, kind, seed, 16, 12));
            for (String lamp : SceneLights.LAMP_IDS) {
                ResponseTruth truth = studio.response(lamp);
                assertWithin(ranges.offDeadMillis(), truth.offDeadMillis());
                assertWithin(ranges.offFallMillis(), truth.offFallMillis());
                assertWithin(ranges.onDeadMillis(), truth.onDeadMillis());
                assertWithin(ranges.onRiseMillis(), truth.onRiseMillis());
                deadMillis.add(truth.offDeadMillis());
            }
        }
        double drawn = deadMillis.stream().mapToDouble(d -> d).max().orElseThrow()
                - deadMillis.stream().mapToDouble(d -> d).min().orElseThrow();
        double width = ranges.offDeadMillis().high() - ranges.offDeadMillis().low();
        assertTrue(drawn >= 0.9 * width, "the range is used");
    }

    private static void assertWithin(Range range, double value) {
        assertTrue(value >= range.low() && value <= range.high(), () -> value + " is not in " + range);
    }

    @ParameterizedTest
    @EnumSource(StudioGrade.class)
    void sittersSwayAsFastAsTheGradeSays(StudioGrade grade) throws Exception {
        int heightPx = 240;
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = 0;
        for (long seed = 0; seed < 25; seed++) {
            StudioRig rig = new StudioRig(grade, LampKind.DMX, seed, new FlatScene(320, heightPx, 0.5f));
            Frame before = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            double peak = 0;
            for (int i = 0; i < 1500; i++) {
                Frame frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
                var moved = rig.studio.truth().flashToStudio(before.metadata(), frame.metadata());
                double px = Math.hypot(moved.mapX(159.5, 119.5) - 159.5, moved.mapY(159.5, 119.5) - 119.5);
                peak = Math.max(peak, px * 480 / heightPx / (1 / 30.0));
                before = frame;
            }
            slowest = Math.min(slowest, peak);
            fastest = Math.max(fastest, peak);
        }
        Range sway = grade.swayMillimetresPerSecond();

        // Turning about a middle that is away from its rest adds a little.
        assertTrue(fastest <= 1.05 * sway.high(), "fastest " + fastest);
        assertTrue(fastest > 0.75 * sway.high(), "fastest " + fastest);
        assertTrue(slowest < 0.5 * (sway.low() + sway.high()), "slowest " + slowest);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void dataSheetHasTheTruthRoundedToAMillisecond(LampKind kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, kind, seed, 16, 12));
            for (Light light : studio.dataSheet().all()) {
                boolean lamp = light.kind() == LightKind.STUDIO_LAMP;
                long stepNanos = lamp ? 1_000_000 : 50_000;
                ResponseTruth truth = studio.response(light.id());
                assertRounded(truth.offDeadMillis(), stepNanos, light.response().offDead());
                assertRounded(truth.offFallMillis(), stepNanos, light.response().offFall());
                assertRounded(truth.onDeadMillis(), stepNanos, light.response().onDead());
                assertRounded(truth.onRiseMillis(), stepNanos, light.response().onRise());
            }
        }
    }

    private static void assertRounded(double truthMillis, long stepNanos, Spread spread) {
        assertEquals(0, spread.p50Nanos() % stepNanos, "whole steps");
        assertEquals(truthMillis * 1e6, spread.p50Nanos(), stepNanos / 2.0 + 1);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void dataSheetsSpreadHolds998OfAThousandShots(LampKind kind) {
        int shots = 4000;
        SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, kind, 3, 16, 12));
        for (String id : List.of("front-left", "high-right")) {
            Light sheet = studio.dataSheet().find(id).orElseThrow();
            ResponseTruth truth = studio.response(id);
            SplittableRandom random = new SplittableRandom(9);
            int deadHeld = 0;
            int settledHeld = 0;
            for (int shot = 0; shot < shots; shot++) {
                SimulatedLight lamp = new SimulatedLight(id, true, truth, random);
                lamp.switchTo(0, 0);
                Spread dead = sheet.response().offDead();
                boolean stillLit = lamp.output().levelAt(dead.p0_1Nanos()) >= 0.995;
                boolean leaving = lamp.output().levelAt(dead.p99_9Nanos()) <= 0.995;
                deadHeld += stillLit && leaving ? 1 : 0;
                settledHeld += lamp.output().levelAt(sheet.response().latestSettledNanos(false)) <= 0.005 ? 1 : 0;
            }

            // 99.8 % and the rounding's share; four standard deviations of the count below.
            assertTrue(deadHeld >= 0.9952 * shots, id + ": " + deadHeld);
            assertTrue(settledHeld >= 0.9962 * shots, id + ": " + settledHeld);
            double widthMillis = sheet.response().offDead().widthNanos() / 1e6;
            assertEquals(2 * 3.09 * truth.deadSdMillis() + 1, widthMillis, 0.05, "no wider than need be");
        }
    }

    @Test
    void dataSheetKnowsTheRoomsShareOfTheStudioFrame() {
        SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, LampKind.RELAY, 1, 16, 12));

        assertEquals(0.003 / 1.003, studio.dataSheetRoomLightRatio(), 1e-12);
        assertEquals(List.of("flash", "front-left", "front-right", "high-left", "high-right"),
                studio.dataSheet().all().stream().map(Light::id).toList());
    }

    @ParameterizedTest
    @EnumSource(StudioGrade.class)
    void edgesLieWithinTheirUncertaintyOfWhereTheyWereAsked(StudioGrade grade) {
        long farthestNanos = 0;
        for (long seed = 0; seed < 20; seed++) {
            StudioRig rig = new StudioRig(grade, LampKind.DMX, seed);
            ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());
            assertEquals(proven.shot().plan().edges().size(), proven.shot().log().edges().size());
            for (ExecutedEdge edge : proven.shot().log().edges()) {
                long askedNanos = proven.shot().studioReadoutNanos() + edge.planned().offsetNanos();
                long offNanos = Math.abs(edge.instantNanos() - askedNanos);
                assertTrue(offNanos <= rig.studio.executor().edgeUncertaintyNanos(), edge::toString);
                farthestNanos = Math.max(farthestNanos, offNanos);
            }
        }
        assertTrue(farthestNanos > 0.5 * grade.edgeJitterMillis() * 1e6, "they jitter");
    }

    @Test
    void logIsTrueToWithinItsOwnUncertainty() {
        for (long seed = 0; seed < 10; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.RELAY, seed);
            ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());
            StudioTruth truth = rig.studio.truth();
            for (ExecutedEdge edge : proven.shot().log().edges()) {
                if (edge.level() == 0 && SceneLights.LAMP_IDS.contains(edge.lightId())) {
                    long deadNanos = Math.round(rig.studio.response(edge.lightId()).offDeadMillis() * 1e6);
                    // The ideal lamp leaves 99.5 % exactly a dead time after its true edge.
                    assertTrue(truth.levelAt(edge.lightId(),
                            edge.instantNanos() - edge.uncertaintyNanos() - 10 + deadNanos) >= 0.995);
                    assertTrue(truth.levelAt(edge.lightId(),
                            edge.instantNanos() + edge.uncertaintyNanos() + 10 + deadNanos) <= 0.995);
                }
            }
        }
    }

    @Test
    void pipelineIsHandedPortsThatTellNoTruth() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, 1);
        Frame frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);

        assertEquals(Camera.class, SimulatedStudio.class.getMethod("camera").getReturnType());
        assertEquals(ShotExecutor.class, SimulatedStudio.class.getMethod("executor").getReturnType());
        assertEquals(publicMethods(Frame.class), publicMethods(frame.getClass()));
        assertEquals(publicMethods(ShotExecutor.class), publicMethods(rig.studio.executor().getClass()));
        assertFalse(Modifier.isPublic(frame.getClass().getModifiers()));
        assertEquals(0, frame.getClass().getConstructors().length);
    }

    private static Set<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void onlyTruthMethodsReturnTheStudiosOwnTypes() {
        Set<String> telling = Arrays.stream(SimulatedStudio.class.getMethods())
                .filter(method -> method.getReturnType().getName().startsWith("dev.diptych.studio"))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertEquals(Set.of("truth", "response", "switchedFromOutside"), telling);
    }

    /** What moves the switches from outside learns nothing of the lights by that. */
    @Test
    void switchesFromOutsideTellNothing() {
        Set<Class<?>> told = Arrays.stream(OutsideSwitches.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getReturnType)
                .collect(Collectors.toSet());

        assertEquals(Set.of(void.class, ShotExecutor.class), told);
    }

    @Test
    void emptyChairShowsTheWallUnderUnsaturatedLamps() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, 1);

        rig.studio.leaveChairEmpty();

        RowMeans rows = RowMeans.of(rig.studio.camera().awaitFrame(Long.MAX_VALUE));
        for (double row : rows.values()) {
            assertTrue(row > 0.3 && row < 0.62, "row of " + row);
        }
        assertEquals(Box.ofImage(32, 24), rig.studio.truth().sitterBox());
    }

    @Test
    void queueHoldsThreeFramesOrFourAsTheSeedWillHaveIt() throws Exception {
        Set<Long> held = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, seed);
            Camera camera = rig.studio.camera();
            camera.awaitFrame(Long.MAX_VALUE);
            rig.studio.clock().sleepUntil(2_000_000_000);
            long oldest = camera.awaitFrame(Long.MAX_VALUE).metadata().sequence();
            long held1 = 1;
            while (rig.studio.clock().nanos() == 2_000_000_000) {
                long sequence = camera.awaitFrame(Long.MAX_VALUE).metadata().sequence();
                assertEquals(oldest + held1, sequence);
                held1 += rig.studio.clock().nanos() == 2_000_000_000 ? 1 : 0;
            }
            held.add(held1);
        }

        assertEquals(Set.of(3L, 4L), held);
    }

    @Test
    void lampsRippleEachInItsOwnPhaseAndRoomAndFlashDoNot() throws Exception {
        SensorOptions rippling = SensorOptions.DEFAULT.withRipple(70, 0.2);
        SimulatedStudio studio = new SimulatedStudio(
                new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 1, 32, 24, rippling));
        studio.seat(new FlatScene(32, 24, 0.5f));
        studio.camera().start(studio.studioExposure());
        double darkest = 1;
        double brightest = 0;
        for (int i = 0; i < 20; i++) {
            Frame frame = studio.camera().awaitFrame(Long.MAX_VALUE);
            for (double row : RowMeans.of(frame).values()) {
                darkest = Math.min(darkest, row);
                brightest = Math.max(brightest, row);
            }
            assertEquals(1, studio.truth().levels(frame.metadata(), frame.metadata()).studioLampMin(), 1e-12);
        }

        // In one phase, 8 ms of 70 Hz would leave 0.56 of the ripple, 0.44 to 0.56; four phases leave less.
        assertTrue(brightest - darkest > 0.01, "from " + darkest + " to " + brightest);
        assertTrue(brightest - darkest < 0.1, "from " + darkest + " to " + brightest);
    }

    @Test
    void torchIsBrighterWhenItHasJustComeOn() {
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.DMX, 1);
        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());

        double flashOnMin = rig.studio.truth()
                .levels(proven.frames().studio().metadata(), proven.frames().flash().metadata())
                .flashOnMin();

        assertTrue(flashOnMin > 1.015 && flashOnMin < 1.02, "level " + flashOnMin);
    }

    @Test
    void sceneOfAnotherSizeCannotSit() {
        SimulatedStudio studio = new SimulatedStudio(new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 1, 32, 24));

        assertThrows(IllegalArgumentException.class, () -> studio.seat(new FlatScene(24, 32, 0.5f)));
        assertThrows(IllegalStateException.class, studio::truth, "nobody sits yet");
    }
}
