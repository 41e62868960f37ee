package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.scene.PhotographScene;
import dev.diptych.studio.scene.SceneLights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault, forced, in an otherwise ideal studio: what it does, that it says so, and that it leaves nothing behind. */
class FaultsInStudioTest {
    private static final int SEEDS = 24;

    private interface Check {
        void check(StudioRig rig, FiredShot shot, String where) throws Exception;
    }

    /** Shoots a pair with the fault in several studios. */
    private static void forEachShot(LampKind lamps, StudioFault fault, Check check) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            rig.studio.beginPair(List.of(fault));
            FiredShot shot = new FiredShot(rig);
            check.check(rig, shot, lamps + " seed " + seed);
            assertEquals(List.of(fault), rig.studio.endPair(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(StudioFault.class)
    void afterAFaultyPairThereIsAGoodOne(StudioFault fault) throws Exception {
        for (LampKind lamps : LampKind.values()) {
            for (long seed = 0; seed < 8; seed++) {
                StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
                rig.studio.beginPair(List.of(fault));
                FiredShot faulty = new FiredShot(rig);
                assertEquals(List.of(fault), rig.studio.endPair());
                // As long as any lamp may take to come back.
                rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 400_000_000);

                rig.studio.beginPair(List.of());
                FiredShot good = new FiredShot(rig);

                String where = lamps + " seed " + seed;
                assertEquals(List.of(), rig.studio.endPair(), where);
                StudioTruth.Levels levels = good.levels(rig);
                assertTrue(levels.studioLampMin() >= 0.999, where + levels);
                assertTrue(levels.flashLampMax() <= 0.001, where + levels);
                assertTrue(levels.flashOnMin() >= 0.999, where + levels);
                assertEquals(good.plan.frame(FrameRole.DARK).framesAfterStudio() + 2, good.frames.size(), where);
                for (Frame frame : good.frames.values()) {
                    long trueNanos = good.camera.trueReadoutNanos(frame.metadata().sequence());
                    assertEquals(trueNanos, frame.metadata().readoutStartNanos(), 31_000.0, where);
                    assertEquals(good.camera.exposed(frame.metadata().sequence()).exposure(),
                            frame.metadata().exposure(), where);
                }
                assertTrue(movedMillimetres(rig, good.frame(FrameRole.STUDIO), good.frame(FrameRole.FLASH)) < 1, where);
                assertEquals(roomSignal(0.003), mean(good.frame(FrameRole.DARK)), 0.002, where);
                for (ExecutedEdge edge : good.log.edges()) {
                    assertEquals(good.zeroNanos + edge.planned().offsetNanos(), edge.instantNanos(), 21_000.0, where);
                }
                assertNotEquals(faulty.zeroNanos, good.zeroNanos);
            }
        }
    }

    /** What a flash exposure of the flat grey scene shows of the room. */
    private static double roomSignal(double ratio) {
        return 0.5 * ratio * 8;
    }

    private static double mean(Frame frame) {
        return RowMeans.of(frame).mean();
    }

    /** At the middle of the flat scene, 24 px being 480 mm. */
    private static double movedMillimetres(StudioRig rig, Frame from, Frame to) {
        Affine moved = rig.studio.truth().flashToStudio(from.metadata(), to.metadata());
        return Math.hypot(moved.mapX(15.5, 11.5) - 15.5, moved.mapY(15.5, 11.5) - 11.5) * 20;
    }

    /** Each lamp's level at an instant. */
    private static List<Double> lampLevels(StudioRig rig, double instantNanos) {
        return SceneLights.LAMP_IDS.stream()
                .map(id -> rig.studio.truth().levelAt(id, Math.round(instantNanos)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampStaysOn(LampKind lamps) throws Exception {
        Set<Integer> which = new HashSet<>();
        forEachShot(lamps, StudioFault.LAMP_STAYS_ON, (rig, shot, where) -> {
            List<Double> atFlash = lampLevels(rig, shot.camera.trueReadoutNanos(shot.sequenceOf(FrameRole.FLASH)));

            assertEquals(List.of(0.0, 0.0, 0.0, 1.0), atFlash.stream().sorted().toList(), where);
            assertEquals(1, shot.levels(rig).flashLampMax(), 1e-3, where);
            assertEquals(1, shot.levels(rig).studioLampMin(), 1e-3, where);
            which.add(atFlash.indexOf(1.0));
        });
        assertEquals(4, which.size(), "any of them");
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampStaysOffUntilThePairIsOver(LampKind lamps) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            String where = lamps + " seed " + seed;
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            long beginNanos = rig.studio.clock().nanos();

            rig.studio.beginPair(List.of(StudioFault.LAMP_STAYS_OFF));
            FiredShot shot = new FiredShot(rig);

            int dark = lampLevels(rig, beginNanos + 56e6).indexOf(0.0);
            assertTrue(dark >= 0, where);
            assertEquals(1, lampLevels(rig, beginNanos).get(dark), 1e-9, where);
            assertEquals(0, shot.levels(rig).studioLampMin(), 1e-12, where);
            rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 500_000_000);
            long endNanos = rig.studio.clock().nanos();
            assertEquals(List.of(0.0, 1.0, 1.0, 1.0), lampLevels(rig, endNanos).stream().sorted().toList(), where);
            assertEquals(List.of(StudioFault.LAMP_STAYS_OFF), rig.studio.endPair());
            assertEquals(List.of(1.0, 1.0, 1.0, 1.0), lampLevels(rig, endNanos + 250e6), where);
        }
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampIsLate(LampKind lamps) throws Exception {
        forEachShot(lamps, StudioFault.LAMP_LATE, (rig, shot, where) -> {
            List<String> late = new ArrayList<>();
            for (ExecutedEdge edge : shot.log.edges()) {
                if (SceneLights.LAMP_IDS.contains(edge.lightId()) && edge.level() == 0) {
                    double leavesNanos = edge.instantNanos()
                            + rig.studio.response(edge.lightId()).offDeadMillis() * 1e6;
                    boolean asUsual = rig.studio.truth().levelAt(edge.lightId(), Math.round(leavesNanos + 3e6)) < 0.99;
                    boolean by50 = rig.studio.truth().levelAt(edge.lightId(), Math.round(leavesNanos + 49e6)) < 0.995;
                    if (!asUsual) {
                        late.add(edge.lightId());
                        assertTrue(!by50, where);
                    }
                }
            }
            assertEquals(1, late.size(), where);
        });
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void flashFails(LampKind lamps) throws Exception {
        forEachShot(lamps, StudioFault.FLASH_FAILS, (rig, shot, where) -> {
            assertEquals(0, shot.levels(rig).flashOnMin(), where);
            assertEquals(roomSignal(0.003), mean(shot.frame(FrameRole.FLASH)), 0.002, where);
        });
    }

    @Test
    void flashIsWeak() throws Exception {
        List<Double> levels = new ArrayList<>();
        forEachShot(LampKind.DMX, StudioFault.FLASH_WEAK, (rig, shot, where) -> {
            double level = shot.levels(rig).flashOnMin();
            levels.add(level);
            assertEquals(0.5 * level + roomSignal(0.003), mean(shot.frame(FrameRole.FLASH)), 0.005, where);
        });
        assertSpans(0.3, 0.85, levels);
    }

    /** All within, and most of it used. */
    private static void assertSpans(double low, double high, List<Double> values) {
        double least = values.stream().mapToDouble(value -> value).min().orElseThrow();
        double most = values.stream().mapToDouble(value -> value).max().orElseThrow();
        assertTrue(least >= low - 1e-9 && most <= high + 1e-9, "from " + least + " to " + most);
        assertTrue(most - least > 0.6 * (high - low), "from " + least + " to " + most);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void edgesAreLateAndTheLogSaysSo(LampKind lamps) throws Exception {
        Set<Boolean> allOfThem = new HashSet<>();
        List<Double> lateMillis = new ArrayList<>();
        forEachShot(lamps, StudioFault.LATE_EDGES, (rig, shot, where) -> {
            int late = 0;
            Map<String, Long> previous = new TreeMap<>();
            for (ExecutedEdge edge : shot.log.edges()) {
                double millis = (edge.instantNanos() - shot.zeroNanos - edge.planned().offsetNanos()) / 1e6;
                late += millis > 1 ? 1 : 0;
                assertTrue(edge.instantNanos() > previous.getOrDefault(edge.lightId(), Long.MIN_VALUE), where);
                previous.put(edge.lightId(), edge.instantNanos());
                if (millis > 4) {
                    lateMillis.add(millis);
                }
                boolean lampOff = SceneLights.LAMP_IDS.contains(edge.lightId()) && edge.level() == 0;
                if (lampOff) {
                    double deadNanos = rig.studio.response(edge.lightId()).offDeadMillis() * 1e6;
                    assertEquals(0.995, rig.studio.truth()
                            .levelAt(edge.lightId(), Math.round(edge.instantNanos() + deadNanos)), 2e-3, where);
                }
            }
            assertTrue(late == shot.log.edges().size() || late == 1 || late == 2, where + ": " + late);
            allOfThem.add(late > 2);
        });
        assertEquals(Set.of(true, false), allOfThem);
        assertSpans(0, 60.1, lateMillis);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void framesOfTheShotAreDropped(LampKind lamps) throws Exception {
        Set<Integer> counts = new HashSet<>();
        Set<Long> which = new HashSet<>();
        forEachShot(lamps, StudioFault.DROPPED_FRAMES, (rig, shot, where) -> {
            List<Long> missing = missing(shot);
            assertTrue(missing.getLast() - missing.getFirst() == missing.size() - 1, where + " " + missing);
            assertTrue(missing.getFirst() >= shot.studioSequence, where + " " + missing);
            counts.add(missing.size());
            missing.forEach(sequence -> which.add(sequence - shot.studioSequence));
            // The dark frame itself may be among them: what comes after it still does.
            assertEquals(shot.sequenceOf(FrameRole.DARK) + 1, next(shot), where);
        });
        assertEquals(Set.of(1, 2, 3), counts);
        assertTrue(which.contains(0L), "the studio frame too");
        assertTrue(which.size() >= 4, "any of them: " + which);
    }

    private static long next(FiredShot shot) throws CameraException {
        long sequence;
        do {
            sequence = shot.camera.awaitFrame(Long.MAX_VALUE).metadata().sequence();
        } while (sequence <= shot.sequenceOf(FrameRole.DARK));
        return sequence;
    }

    private static List<Long> missing(FiredShot shot) {
        List<Long> missing = new ArrayList<>();
        for (long sequence = shot.studioSequence - 1; sequence <= shot.sequenceOf(FrameRole.DARK); sequence++) {
            if (!shot.frames.containsKey(sequence)) {
                missing.add(sequence);
            }
        }
        return missing;
    }

    @ParameterizedTest
    @CsvSource({"RELAY, false", "RELAY, true", "DMX, false", "DMX, true"})
    void cameraStallsAndARestartDoesNotHelp(LampKind lamps, boolean restart) throws Exception {
        List<Double> stallMillis = new ArrayList<>();
        forEachShot(lamps, StudioFault.CAMERA_STALL, (rig, shot, where) -> {
            assertTrue(!shot.frames.containsKey(shot.sequenceOf(FrameRole.DARK)), where);
            long last = shot.frames.keySet()
                    .stream()
                    .mapToLong(sequence -> sequence)
                    .max()
                    .orElse(
                            shot.studioSequence - 5);
            double lastNanos = shot.camera.trueReadoutNanos(last);
            if (restart) {
                shot.camera.start(rig.studio.studioExposure());
            }
            Frame next = shot.camera.awaitFrame(Long.MAX_VALUE);
            stallMillis.add((rig.studio.clock().nanos() - 25e6 - lastNanos) / 1e6);
            assertEquals(shot.camera.trueReadoutNanos(next.metadata().sequence()), next.metadata().readoutStartNanos(),
                    31_000.0, where);
            assertEquals(next.metadata().sequence() + 1,
                    shot.camera.awaitFrame(Long.MAX_VALUE).metadata().sequence(), where);
        });
        assertSpans(1200, 3000 + 170, stallMillis);
    }

    @Test
    void cameraDeliversAgainAtOnceWhenThePairIsOver() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        rig.studio.beginPair(List.of(StudioFault.CAMERA_STALL));
        FiredShot shot = new FiredShot(rig);

        rig.studio.endPair();
        long endNanos = rig.studio.clock().nanos();

        long sequence = shot.camera.awaitFrame(Long.MAX_VALUE).metadata().sequence();
        assertTrue(rig.studio.clock().nanos() - endNanos <= 33_400_000, "within a frame");
        assertTrue(rig.studio.clock().nanos() > endNanos, "the frames of the stall are lost");
        assertEquals(sequence + 1, shot.camera.awaitFrame(Long.MAX_VALUE).metadata().sequence());
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void wrongExposureIsReported(LampKind lamps) throws Exception {
        List<Double> factors = new ArrayList<>();
        Set<Long> which = new HashSet<>();
        forEachShot(lamps, StudioFault.WRONG_EXPOSURE, (rig, shot, where) -> {
            List<Long> wrong = wronglyExposed(shot, factors, where);
            assertEquals(1, wrong.size(), where);
            assertEquals(shot.camera.exposed(wrong.getFirst()).exposure(),
                    shot.frame(wrong.getFirst()).metadata().exposure(), where);
            which.add(wrong.getFirst() - shot.studioSequence);
        });
        assertFactors(factors);
        assertTrue(which.size() >= 3, "any of them: " + which);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void wrongExposureThatIsNotReportedShowsInThePixelsAlone(LampKind lamps) throws Exception {
        List<Double> factors = new ArrayList<>();
        Set<FrameRole> which = new HashSet<>();
        forEachShot(lamps, StudioFault.WRONG_EXPOSURE_UNREPORTED, (rig, shot, where) -> {
            List<Double> here = new ArrayList<>();
            List<Long> wrong = wronglyExposed(shot, here, where);
            assertEquals(1, wrong.size(), where);
            for (FrameRole role : List.of(FrameRole.STUDIO, FrameRole.FLASH)) {
                Frame frame = shot.frame(role);
                boolean isWrong = frame.metadata().sequence() == wrong.getFirst();
                ExposureSetting exposed = shot.camera.exposed(frame.metadata().sequence()).exposure();
                assertEquals(shot.plan.frame(role).exposure(), frame.metadata().exposure(), where);
                assertEquals(shot.camera.trueReadoutNanos(frame.metadata().sequence()),
                        frame.metadata().readoutStartNanos(), 31_000.0, where);
                double asked = 0.5 + (role == FrameRole.STUDIO ? 0.0015 : roomSignal(0.003));
                double expected = isWrong ? Math.min(1, asked * here.getFirst()) : asked;
                // A flash is not lit for longer than its frame was to be exposed.
                if (role == FrameRole.STUDIO || exposed.exposureNanos() <= 16_000_000) {
                    assertEquals(expected, mean(frame), 0.05, where);
                }
                if (isWrong) {
                    which.add(role);
                }
            }
            factors.addAll(here);
        });
        assertFactors(factors);
        assertEquals(Set.of(FrameRole.STUDIO, FrameRole.FLASH), which);
    }

    /** The shot's frames that were truly exposed otherwise than asked, and by what factor. */
    private static List<Long> wronglyExposed(FiredShot shot, List<Double> factors, String where) {
        List<Long> wrong = new ArrayList<>();
        for (long sequence = shot.studioSequence; sequence <= shot.sequenceOf(FrameRole.DARK); sequence++) {
            FrameRole role = sequence < shot.sequenceOf(FrameRole.FLASH) ? FrameRole.STUDIO : FrameRole.FLASH;
            ExposureSetting asked = shot.plan.frame(role).exposure();
            ExposureSetting exposed = shot.camera.exposed(sequence).exposure();
            if (!exposed.equals(asked)) {
                wrong.add(sequence);
                factors.add(exposed.sensitivity() / asked.sensitivity());
                assertTrue(exposed.exposureNanos() == asked.exposureNanos() || exposed.gain() == asked.gain(), where);
                assertTrue(exposed.exposureNanos() <= 33_333_333, where);
            }
        }
        return wrong;
    }

    private static void assertFactors(List<Double> factors) {
        assertSpans(0.4, 0.75, factors.stream().filter(factor -> factor < 1).toList());
        assertSpans(1.35, 2.5, factors.stream().filter(factor -> factor > 1).toList());
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void timestampsJumpUntilTheShotsEnd(LampKind lamps) throws Exception {
        List<Double> offMillis = new ArrayList<>();
        Set<Boolean> fromTheFirst = new HashSet<>();
        forEachShot(lamps, StudioFault.TIMESTAMP_JUMP, (rig, shot, where) -> {
            List<Double> off = shot.frames.values().stream().map(frame -> millisOff(shot, frame)).toList();
            assertTrue(Math.abs(off.getLast()) > 2.9, where + " " + off);
            offMillis.add(Math.abs(off.getLast()));
            boolean jumped = false;
            for (double millis : off) {
                jumped |= Math.abs(millis) > 1;
                assertEquals(jumped ? off.getLast() : 0, millis, 0.07, where + " " + off);
            }
            fromTheFirst.add(Math.abs(off.getFirst()) > 1);
            rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 300_000_000);
            assertEquals(0, millisOff(shot, shot.camera.awaitFrame(Long.MAX_VALUE)), 0.031, where);
        });
        assertSpans(2.9, 60.1, offMillis);
        assertEquals(Set.of(true, false), fromTheFirst);
    }

    private static double millisOff(FiredShot shot, Frame frame) {
        return (frame.metadata().readoutStartNanos() - shot.camera.trueReadoutNanos(frame.metadata().sequence())) / 1e6;
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void sitterLeavesSideways(LampKind lamps) throws Exception {
        List<Double> speeds = new ArrayList<>();
        Set<Boolean> toTheRight = new HashSet<>();
        forEachShot(lamps, StudioFault.SITTER_LEAVES, (rig, shot, where) -> {
            Frame studio = shot.frame(FrameRole.STUDIO);
            rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 600_000_000);
            Frame later = shot.camera.awaitFrame(Long.MAX_VALUE);
            Frame latest = shot.camera.awaitFrame(Long.MAX_VALUE);
            speeds.add(movedMillimetres(rig, later, latest) * 30);
            Affine moved = rig.studio.truth().flashToStudio(studio.metadata(), later.metadata());
            toTheRight.add(moved.mapX(15, 11) > 15);
            assertTrue(Math.abs(moved.mapX(15, 11) - 15) > 12, where + ": more than half the picture");
            assertTrue(Math.abs(moved.mapY(15, 11) - 11) < 1, where + ": sideways");
        });
        assertSpans(995, 2005, speeds);
        assertEquals(Set.of(true, false), toTheRight);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void sitterShiftsBetweenTheFramesAndStays(LampKind lamps) throws Exception {
        List<Double> millimetres = new ArrayList<>();
        forEachShot(lamps, StudioFault.BIG_MOTION, (rig, shot, where) -> {
            Frame before = shot.frame(shot.studioSequence - 1);
            Frame studio = shot.frame(FrameRole.STUDIO);
            Frame flash = shot.frame(FrameRole.FLASH);
            assertEquals(0, movedMillimetres(rig, before, studio), 0.5, where);
            millimetres.add(movedMillimetres(rig, studio, flash));
            assertEquals(0, movedMillimetres(rig, flash, shot.frame(FrameRole.DARK)), 0.5, where);
        });
        assertSpans(24.5, 80.5, millimetres);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void doorLetsLightIn(LampKind lamps) throws Exception {
        List<Double> studioLight = new ArrayList<>();
        forEachShot(lamps, StudioFault.DOOR_OPENED, (rig, shot, where) -> {
            double dark = mean(shot.frame(FrameRole.DARK));
            assertTrue(dark > 1.3 * roomSignal(0.003) && dark < roomSignal(0.1) + 0.01, where + ": " + dark);
            studioLight.add(mean(shot.frame(FrameRole.STUDIO)));
        });
        double usual = 0.5 * 1.003;
        assertTrue(studioLight.stream().anyMatch(light -> light > usual + 0.005), "before the studio frame");
        assertTrue(studioLight.stream().anyMatch(light -> light < usual + 0.001), "after it");
    }

    @Test
    void framesLookedAtAfterThePairShowItsFault() throws Exception {
        for (StudioFault fault : List.of(StudioFault.DOOR_OPENED, StudioFault.BIG_MOTION, StudioFault.LAMP_STAYS_OFF)) {
            assertEquals(pixels(List.of(fault), false), pixels(List.of(fault), true), fault.toString());
            assertNotEquals(pixels(List.of(), false), pixels(List.of(fault), false), fault.toString());
        }
    }

    private static List<ByteBuffer> pixels(List<StudioFault> faults, boolean afterwards) throws Exception {
        Srgb8Image waves = new Srgb8Image(32, 24);
        for (int i = 0; i < waves.rgb().length; i++) {
            waves.rgb()[i] = (byte) Math.round(120 + 60 * Math.sin(0.5 * (i / 3 % 32)) + 40 * Math.cos(i / 96));
        }
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.DMX, 3, new PhotographScene("waves", waves, waves));
        rig.studio.beginPair(faults);
        FiredShot shot = new FiredShot(rig);
        List<Frame> frames = List.copyOf(shot.frames.values());
        List<ByteBuffer> prompt = afterwards ? List.of() : frames.stream().map(Frame::pixels).toList();
        rig.studio.endPair();
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
        rig.studio.beginPair(List.of());
        new FiredShot(rig);
        rig.studio.seat(new FlatScene(32, 24, 0.1f));
        return afterwards ? frames.stream().map(Frame::pixels).toList() : prompt;
    }

    @ParameterizedTest
    @EnumSource(StudioFault.class)
    void withoutAShotNothingTakesEffectButALampThatGoesDarkByItself(StudioFault fault) throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        rig.studio.beginPair(List.of(fault));
        IntStream.range(0, 30).forEach(i -> awaitFrame(rig));

        List<StudioFault> tookEffect = rig.studio.endPair();

        assertEquals(fault == StudioFault.LAMP_STAYS_OFF ? List.of(fault) : List.of(), tookEffect);
    }

    private static void awaitFrame(StudioRig rig) {
        try {
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(value = StudioFault.class, names = {"FLASH_FAILS", "FLASH_WEAK", "LATE_EDGES", "TIMESTAMP_JUMP"})
    void plansThatSwitchTheFlashAloneAreNeverFaulty(StudioFault fault) throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        awaitFrame(rig);
        rig.studio.beginPair(List.of(fault));
        String flash = rig.lights.all()
                .stream()
                .filter(light -> light.kind() == LightKind.FLASH)
                .findFirst()
                .orElseThrow()
                .id();
        SwitchPlan metering = new SwitchPlan(List.of(new Edge(flash, 1, 0), new Edge(flash, 0, 100_000_000)));
        long zeroNanos = rig.studio.clock().nanos() + 50_000_000;
        GateDecision.Cleared cleared = (GateDecision.Cleared) new SafetyGate(rig.lights).clear(metering, zeroNanos,
                rig.studio.clock().nanos());

        rig.studio.executor().fire(cleared.plan()).awaitLog(Long.MAX_VALUE);

        assertEquals(0, rig.studio.truth().levelAt(flash, zeroNanos - 200_000), 1e-9);
        assertEquals(1, rig.studio.truth().levelAt(flash, zeroNanos + 2_000_000), 1e-9);
        assertEquals(0, rig.studio.truth().levelAt(flash, zeroNanos + 102_000_000), 1e-9);
        rig.studio.clock().sleepUntil(zeroNanos + 500_000_000);
        FiredShot shot = new FiredShot(rig);
        assertEquals(List.of(fault), rig.studio.endPair(), "the shot after it is");
        assertTrue(shot.log.edges().size() > 2);
    }

    @Test
    void onlyTheFirstShotOfAPairIsFaulty() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        rig.studio.beginPair(List.of(StudioFault.FLASH_FAILS));

        double first = new FiredShot(rig).levels(rig).flashOnMin();
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
        double second = new FiredShot(rig).levels(rig).flashOnMin();

        assertEquals(0, first);
        assertEquals(1, second, 1e-6);
    }

    @Test
    void faultsOfAPairDoNotDependOnWhatWasDoneInThePairsBefore() throws Exception {
        StudioRig diligent = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 11);
        StudioRig lazy = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 11);
        int faulty = 0;
        for (int pair = 0; pair < 30; pair++) {
            diligent.studio.beginPair();
            new FiredShot(diligent);
            List<StudioFault> expected = diligent.studio.endPair();
            lazy.studio.beginPair();
            if (pair % 3 == 0) {
                new FiredShot(lazy);
                assertEquals(expected, lazy.studio.endPair(), "pair " + pair);
                faulty += expected.isEmpty() ? 0 : 1;
            } else {
                lazy.studio.endPair();
            }
            rest(diligent);
            rest(lazy);
        }
        assertTrue(faulty >= 3, "faulty pairs were compared: " + faulty);
    }

    private static void rest(StudioRig rig) {
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
    }

    @ParameterizedTest
    @EnumSource(value = StudioGrade.class, names = {"IDEAL", "TYPICAL"})
    void otherGradesHaveNoFaults(StudioGrade grade) throws Exception {
        StudioRig rig = new StudioRig(grade, LampKind.DMX, 11);
        for (int pair = 0; pair < 30; pair++) {
            rig.studio.beginPair();
            new FiredShot(rig);
            assertEquals(List.of(), rig.studio.endPair());
            rest(rig);
        }
    }

    @Test
    void pairsBeginAndEndInTurn() {
        SimulatedStudio studio = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 1).studio;

        assertEquals("No pair has begun that could end.",
                assertThrows(IllegalStateException.class, studio::endPair).getMessage());
        studio.beginPair();
        assertEquals("The pair before has not ended yet.",
                assertThrows(IllegalStateException.class, studio::beginPair).getMessage());
    }
}
