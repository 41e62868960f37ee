package dev.diptych.studio;

import static dev.diptych.rig.calibration.CalibrationRefusal.Code.DOES_NOT_SETTLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.FRAMES_TOO_SLOW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_REPEATABLE;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.NOT_STEADY;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.OUT_OF_VIEW;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.RIG;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.ROOM_TOO_BRIGHT;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.SATURATED;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TIMESTAMPS;
import static dev.diptych.rig.calibration.CalibrationRefusal.Code.TOO_DARK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.calibration.CalibrationRefusal;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.scene.PortraitScene;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a rig, one thing at a time: each ends in its refusal, whose sentence names it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CalibrationRefusalTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int REPEATS = 8;

    private static CalibrationRig rig(LampKind lamps) {
        return rig(lamps, 5);
    }

    private static CalibrationRig rig(LampKind lamps, long seed) {
        return new CalibrationRig(StudioGrade.TYPICAL, lamps, seed, WIDTH, HEIGHT, REPEATS);
    }

    private static void assertRefused(CalibrationRefusal.Code code, CalibrationRig rig, String... named) {
        CalibrationRefusal refusal = rig.refused();
        assertEquals(code, refusal.code(), refusal.sentence());
        for (String name : named) {
            assertTrue(refusal.sentence().contains(name), () -> "\"" + name + "\" in: " + refusal.sentence());
        }
        assertTrue(refusal.sentence().endsWith("."), refusal.sentence());
    }

    @ParameterizedTest
    @CsvSource({"front-left, RELAY", "high-right, DMX"})
    void aLampThatIsNotConnected(String lamp, LampKind lamps) {
        CalibrationRig rig = rig(lamps);
        rig.executor = new RewiredExecutor(rig.executor, rig.clock, rig.lights,
                edge -> edge.lightId().equals(lamp) ? Optional.empty() : Optional.of(edge));

        assertRefused(OUT_OF_VIEW, rig, "\"" + lamp + "\"", "check its cable");
    }

    @Test
    void aFlashThatIsNotConnected() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.executor = new RewiredExecutor(rig.executor, rig.clock, rig.lights,
                edge -> edge.lightId().equals("flash") ? Optional.empty() : Optional.of(edge));

        assertRefused(OUT_OF_VIEW, rig, "\"flash\"", "check its cable");
    }

    @Test
    void aPictureThatIsSaturated() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.studioExposure = new ExposureSetting(32_000_000, 1);

        assertRefused(SATURATED, rig, "% of the picture", "shorten the studio exposure");
    }

    @Test
    void aPictureThatIsTooDark() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.studioExposure = new ExposureSetting(200_000, 1);

        assertRefused(TOO_DARK, rig, "% of the sensor's range", "lengthen the studio exposure");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 7})
    void somebodyWhoSwaysInTheChair(long seed) {
        CalibrationRig rig = rig(LampKind.DMX, seed);
        rig.studio.seat(new PortraitScene("somebody", PortraitStudio.render(seed, WIDTH, HEIGHT)));

        assertRefused(NOT_STEADY, rig, "leave the chair");
    }

    @ParameterizedTest
    @CsvSource({"front-right, 420", "high-left, 450"})
    void aLampThatIsSlowerThanItsCapAllows(String lamp, long capMillis) {
        CalibrationRig rig = rig(LampKind.RELAY);
        rig.cap(lamp, new OutputCap(TimeUnit.MILLISECONDS.toNanos(capMillis), 0.8, TimeUnit.SECONDS.toNanos(10)));

        assertRefused(DOES_NOT_SETTLE, rig, "\"" + lamp + "\"", Math.round(0.9 * capMillis) + " ms", "raise its cap");
    }

    /** It has not even begun to fall when it must come back, which looks as if it were not there. */
    @Test
    void aLampWhoseDelayIsLongerThanItsCap() {
        CalibrationRig rig = rig(LampKind.RELAY);
        rig.cap("high-left", new OutputCap(TimeUnit.MILLISECONDS.toNanos(200), 0.8, TimeUnit.SECONDS.toNanos(10)));

        assertRefused(OUT_OF_VIEW, rig, "\"high-left\" for 180 ms", "answers later than that", "its cap");
    }

    /** Five frames a second, read out in 18 ms. */
    @ParameterizedTest
    @EnumSource(LampKind.class)
    void aCameraThatIsTooSlowForTheFlash(LampKind lamps) {
        CalibrationRig rig = rig(lamps);
        rig.camera = new SlowCamera(rig.camera, 6);

        assertRefused(FRAMES_TOO_SLOW, rig, "\"flash\"", "use a faster mode of the camera");
    }

    /** Ten frames a second: rows see how each relay lamp begins to fall, and the next time it is dark. */
    @Test
    void aCameraThatNeverSeesAFallToItsEnd() {
        CalibrationRig rig = rig(LampKind.RELAY);
        rig.camera = new SlowCamera(rig.camera, 3);

        assertRefused(FRAMES_TOO_SLOW, rig, "\"front-left\"", "use a faster mode of the camera");
    }

    @Test
    void aFlashThatMayNotShineForAFrame() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.cap("flash", OutputCap.strobeLed());
        rig.camera = new SlowCamera(rig.camera, 2);

        assertRefused(FRAMES_TOO_SLOW, rig, "\"flash\"", "45 ms by its cap", "use a faster mode of the camera");
    }

    @ParameterizedTest
    @CsvSource({"front-left, RELAY, 1", "front-left, RELAY, 2", "high-right, RELAY, 3", "front-right, DMX, 4",
        "high-left, DMX, 5"})
    void aLampThatAnswersWheneverItLikes(String lamp, LampKind lamps, long seed) {
        CalibrationRig rig = rig(lamps, seed);
        Random random = new Random(seed);
        rig.executor = new RewiredExecutor(rig.executor, rig.clock, rig.lights, edge -> Optional.of(
                edge.lightId().equals(lamp) ? later(edge, random.nextLong(160_000_000)) : edge));

        assertRefused(NOT_REPEATABLE, rig, "\"" + lamp + "\"", "loose contact");
    }

    @Test
    void aFlashThatAnswersWheneverItLikes() {
        CalibrationRig rig = rig(LampKind.DMX);
        Random random = new Random(1);
        rig.executor = new RewiredExecutor(rig.executor, rig.clock, rig.lights, edge -> Optional.of(
                edge.lightId().equals("flash") ? later(edge, random.nextLong(30_000_000)) : edge));

        assertRefused(NOT_REPEATABLE, rig, "\"flash\"", "loose contact");
    }

    private static Edge later(Edge edge, long nanos) {
        return new Edge(edge.lightId(), edge.level(), edge.offsetNanos() + nanos);
    }

    @Test
    void aRoomThatIsNotDark() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.studio.seat(new BrightRoom(WIDTH, HEIGHT, 0.15f));

        // 0.15 and what the grade has, of 0.55.
        assertRefused(ROOM_TOO_BRIGHT, rig, "27 % of the lamps' light", "draw the curtains");
    }

    /** Where the lamps' caps never let all of them be dark. */
    @Test
    void aRoomThatIsNotDarkThoughNeverAllLampsAre() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.studio.seat(new BrightRoom(WIDTH, HEIGHT, 0.15f));
        OutputCap brief = new OutputCap(TimeUnit.MILLISECONDS.toNanos(350), 0.8, TimeUnit.SECONDS.toNanos(10));
        for (String lamp : List.of("front-left", "front-right", "high-left", "high-right")) {
            rig.cap(lamp, brief);
        }

        assertRefused(ROOM_TOO_BRIGHT, rig, "27 % of the lamps' light");
    }

    static Stream<Named<ToLongFunction<FrameMetadata>>> wrongTimestamps() {
        return Stream.of(Named.of("50 ms ahead", frame -> frame.timestampNanos() + 50_000_000),
                Named.of("50 ms behind", frame -> frame.timestampNanos() - 50_000_000),
                Named.of("200 ms behind", frame -> frame.timestampNanos() - 200_000_000),
                Named.of("3 ms behind", frame -> frame.timestampNanos() - 3_000_000),
                Named.of("of wall time", frame -> frame.timestampNanos() + 1_700_000_000_000_000_000L),
                Named.of("since long ago", frame -> frame.timestampNanos() - 900_000_000_000_000_000L),
                Named.of("standing still", frame -> 1_000),
                Named.of("microseconds", frame -> frame.timestampNanos() / 1_000),
                Named.of("half as fast", frame -> frame.timestampNanos() / 2));
    }

    @ParameterizedTest
    @MethodSource("wrongTimestamps")
    void timestampsOfAnotherClock(ToLongFunction<FrameMetadata> timestampNanos) {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.camera = new RestampingCamera(rig.camera, timestampNanos);

        assertRefused(TIMESTAMPS, rig, "The camera's timestamp", "clock is not the rig's", "check the driver");
    }

    static Stream<Named<ToLongFunction<FrameMetadata>>> wrongEvents() {
        return Stream.of(
                Named.of("the middle of exposure",
                        frame -> frame.timestampNanos() + frame.exposure().exposureNanos() / 2),
                Named.of("an exposure before it begins",
                        frame -> frame.timestampNanos() - frame.exposure().exposureNanos()),
                Named.of("twice the exposure after", frame -> frame.timestampNanos()
                        + 2 * frame.exposure().exposureNanos()));
    }

    @ParameterizedTest
    @MethodSource("wrongEvents")
    void timestampsThatDoNotFollowTheExposure(ToLongFunction<FrameMetadata> timestampNanos) {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.camera = new RestampingCamera(rig.camera, timestampNanos);

        assertRefused(TIMESTAMPS, rig, "neither the start of exposure nor that of readout", "\"flash\"",
                "exposure control");
    }

    @Test
    void timestampsThatAreAnybodysGuess() {
        CalibrationRig rig = rig(LampKind.DMX);
        Random random = new Random(1);
        rig.camera = new RestampingCamera(rig.camera, frame -> frame.timestampNanos() - random.nextLong(10_000_000));

        assertRefused(TIMESTAMPS, rig, "stray", "sensor's own timestamps");
    }

    /** At the picture, among the blinks, at the first looks and in the sweeps. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 300, 1_100, 2_400})
    void aCameraThatStalls(int afterFrames) {
        CalibrationRig rig = rig(LampKind.DMX);
        Camera camera = rig.camera;
        rig.camera = new DecoratedCamera(camera) {
            private int frames;

            @Override
            public Frame awaitFrame(long deadlineNanos) throws CameraException {
                if (frames++ >= afterFrames) {
                    rig.clock.sleepUntil(deadlineNanos);
                    throw new CameraException("The camera delivered no frame; check its cable.");
                }
                return super.awaitFrame(deadlineNanos);
            }
        };

        assertRefused(RIG, rig, "The camera delivered no frame; check its cable.");
    }

    @Test
    void aCameraThatDoesNotStart() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.camera = new DecoratedCamera(rig.camera) {
            @Override
            public void start(ExposureSetting standing) throws CameraException {
                throw new CameraException("The camera is used by another program; close that.");
            }
        };

        assertRefused(RIG, rig, "The camera is used by another program; close that.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 30})
    void anExecutorThatFails(int afterShots) {
        CalibrationRig rig = rig(LampKind.DMX);
        ShotExecutor executor = rig.executor;
        rig.executor = new ShotExecutor() {
            private int shots;

            @Override
            public long edgeUncertaintyNanos() {
                return executor.edgeUncertaintyNanos();
            }

            @Override
            public PendingShot fire(ClearedPlan shot) throws ShotException {
                if (shots++ >= afterShots) {
                    throw new ShotException("The relay board does not answer; check its cable.");
                }
                return executor.fire(shot);
            }
        };

        assertRefused(RIG, rig, "The relay board does not answer; check its cable.");
    }

    @Test
    void anExecutorThatCannotSayWhatItDid() {
        CalibrationRig rig = rig(LampKind.DMX);
        ShotExecutor executor = rig.executor;
        rig.executor = new ShotExecutor() {
            @Override
            public long edgeUncertaintyNanos() {
                return executor.edgeUncertaintyNanos();
            }

            @Override
            public PendingShot fire(ClearedPlan shot) throws ShotException {
                executor.fire(shot);
                return deadlineNanos -> {
                    throw new ShotException("The log of the switches was lost; look at the lights.");
                };
            }
        };

        assertRefused(RIG, rig, "The log of the switches was lost; look at the lights.");
    }

    @Test
    void aRigThatIsLatched() {
        CalibrationRig rig = rig(LampKind.DMX);
        rig.gate.latch(new Fault(FaultCode.E_OUTCOME_UNKNOWN, "The lamp \"front-left\" is stuck."));

        assertRefused(RIG, rig, "refuses to fire until this is cleared", "\"front-left\" is stuck");
    }
}
