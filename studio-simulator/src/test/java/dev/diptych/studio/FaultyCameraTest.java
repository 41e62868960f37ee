package dev.diptych.studio;

import static dev.diptych.studio.FaultyShots.assertSpans;
import static dev.diptych.studio.FaultyShots.forEachShot;
import static dev.diptych.studio.FaultyShots.mean;
import static dev.diptych.studio.FaultyShots.roomSignal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.studio.fault.StudioFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of the camera, forced: what they do, and that they say so. */
class FaultyCameraTest {
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

        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 100_000_000);
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
}
