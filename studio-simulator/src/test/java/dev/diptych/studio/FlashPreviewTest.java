package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewEnd;
import dev.diptych.rig.preview.PreviewEnd.Cause;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Previews in the simulated studio, in virtual time. */
class FlashPreviewTest {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final PreviewStudio rig = new PreviewStudio(StudioGrade.TYPICAL, LampKind.DMX, 5);

    private static PreviewEnd ended(FlashPreview preview) {
        assertFalse(preview.follow());
        return preview.end().orElseThrow();
    }

    private void assertAtRestSoonAfter(long endNanos) {
        rig.clock.sleepUntil(endNanos + rig.lampsBackNanos());
        assertTrue(rig.isAtRest(endNanos + rig.lampsBackNanos()));
    }

    @ParameterizedTest
    @EnumSource
    void aFrameShowsTheTorchsLightAlone(LampKind lamps) {
        PreviewStudio studio = new PreviewStudio(StudioGrade.IDEAL, lamps, 3);
        FlashPreview preview = studio.started();

        try (PreviewFrame frame = PreviewStudio.firstFrame(preview)) {
            FrameMetadata metadata = frame.frame().metadata();
            StudioTruth.Levels levels = studio.studio.truth().levels(metadata, metadata);
            assertEquals(0, levels.flashLampMax(), 1e-9);
            assertEquals(PreviewStudio.LEVEL, levels.flashOnMin(), 1e-3);
            assertTrue(preview.covers(frame.window()));
            assertTrue(preview.exposure().agreesWith(metadata.exposure()));
            // As well exposed as a flash frame: half grey, and the room's light.
            double room = studio.studio.dataSheetRoomLightRatio();
            assertEquals(0.5, RowMeans.of(frame.frame()).mean(), 0.01 + 0.5 * 8 * room / PreviewStudio.LEVEL);
        }
    }

    /** Short ones, ended at random: not one frame with a lamp's light in it, or with less than the torch's. */
    @ParameterizedTest
    @EnumSource
    void everyFrameThatIsGivenOutIsLitByTheTorchAlone(LampKind lamps) {
        int taken = 0;
        for (int seed = 0; seed < 8; seed++) {
            PreviewStudio studio = new PreviewStudio(StudioGrade.TYPICAL, lamps, seed);
            Random random = new Random(seed);
            FlashPreview preview = studio.started();
            int frames = 1 + random.nextInt(60);
            for (int i = 0; i < frames && preview.follow(); i++) {
                Optional<PreviewFrame> frame = preview.frames().take();
                if (frame.isPresent()) {
                    FrameMetadata metadata = frame.get().frame().metadata();
                    StudioTruth.Levels levels = studio.studio.truth().levels(metadata, metadata);
                    assertEquals(0, levels.flashLampMax(), 1e-9, "seed " + seed);
                    assertTrue(levels.flashOnMin() > 0.99 * PreviewStudio.LEVEL, "seed " + seed);
                    frame.get().close();
                    taken++;
                }
            }
            studio.clock.sleepUntil(studio.clock.nanos() + random.nextLong(20_000_000));
            preview.stop();
            assertFalse(preview.follow());
            assertEquals(Cause.STOPPED, preview.end().orElseThrow().cause());
        }
        assertTrue(taken > 40, taken + " frames");
    }

    @Test
    void windowsAreCoveredOnlyWhileTheTorchBurns() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        rig.watch(preview, 1);
        long litNanos = rig.clock.nanos();
        preview.stop();
        assertFalse(preview.follow());

        assertTrue(preview.covers(new ExposureWindow(litNanos - SECOND_NANOS / 2, litNanos - 1_000_000)));
        assertFalse(preview.covers(new ExposureWindow(litNanos - 1_000_000, litNanos + 10_000_000)), "its end");
        assertFalse(preview.covers(new ExposureWindow(litNanos + SECOND_NANOS, litNanos + 2 * SECOND_NANOS)),
                "the lamps");
        assertFalse(preview.covers(new ExposureWindow(0, 1_000_000)), "before");
    }

    @Test
    void stoppingPutsEveryLightToRest() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        long stoppedNanos = rig.clock.nanos();

        preview.stop();

        assertEquals(rig.studio.truth().levelAt("flash", stoppedNanos + 1_500_000), 0, 1e-9, "without its follower");
        PreviewEnd end = ended(preview);
        assertEquals(Cause.STOPPED, end.cause());
        assertEquals(Optional.empty(), end.fault());
        assertEquals(1, end.provedFrames());
        assertAtRestSoonAfter(stoppedNanos);
    }

    @Test
    void oneThatIsStoppedInTheDarkNeverLightsTheTorch() {
        FlashPreview preview = rig.started();
        assertTrue(preview.follow());
        preview.stop();

        assertEquals(0, ended(preview).provedFrames());
        for (int millis = 0; millis < 1_000; millis++) {
            rig.clock.sleepUntil(rig.clock.nanos() + 1_000_000);
            assertEquals(0, rig.studio.truth().levelAt("flash", rig.clock.nanos()), 1e-12);
        }
        assertTrue(rig.isAtRest(rig.clock.nanos()));
    }

    @Test
    void itEndsAfterItsLongestTimeHoweverMuchItIsWatched() {
        FlashPreview preview = rig.started(PreviewStudio.settings(3));
        long startedNanos = rig.clock.nanos();
        rig.watch(preview, 10);

        PreviewEnd end = ended(preview);
        assertEquals(Cause.CAP, end.cause());
        assertEquals(3 * SECOND_NANOS, end.lastedNanos());
        assertTrue(end.provedFrames() > 75, end.provedFrames() + " frames");
        assertAtRestSoonAfter(startedNanos + 3 * SECOND_NANOS + 100_000_000);
    }

    @Test
    void itEndsWhenNobodyWatches() {
        FlashPreview preview = rig.started();
        while (preview.follow()) {
            // Nobody says that somebody is watching.
        }

        assertEquals(Cause.HEARTBEAT, ended(preview).cause());
        assertEquals(2 * SECOND_NANOS, ended(preview).lastedNanos());
        assertTrue(rig.isAtRest(rig.clock.nanos() + rig.lampsBackNanos()));
    }

    @Test
    void theLightsReturnByThemselvesWhenItsFollowerHangs() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        long watchedNanos = rig.clock.nanos();

        rig.clock.sleepUntil(watchedNanos + 10 * SECOND_NANOS);

        StudioTruth truth = rig.studio.truth();
        assertEquals(PreviewStudio.LEVEL, truth.levelAt("flash", watchedNanos + SECOND_NANOS), 0.01);
        assertTrue(rig.isAtRest(watchedNanos + 2 * SECOND_NANOS + rig.lampsBackNanos()));
        assertEquals(Cause.HEARTBEAT, ended(preview).cause());
    }

    @Test
    void anOpenDoorEndsItWithinAFrame() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        Fault open = new Fault(FaultCode.E_DOOR_OPEN, "The door is open.");
        rig.door = Optional.of(open);
        long openedNanos = rig.clock.nanos();

        PreviewEnd end = ended(preview);

        assertEquals(Cause.INTERLOCK, end.cause());
        assertEquals(Optional.of(open), end.fault());
        assertTrue(rig.clock.nanos() - openedNanos < 1_000_000, "no frame is waited for");
        assertAtRestSoonAfter(openedNanos);
        assertEquals(open, rig.refused(PreviewStudio.SETTINGS));
    }

    @Test
    void onlyOneIsOnAtATimeAndNoPairIsShotInIt() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();

        assertEquals(FaultCode.E_PREVIEW, rig.refused(PreviewStudio.SETTINGS).code());
        ShotOutcome.Refused refused = assertInstanceOf(ShotOutcome.Refused.class, rig.shooter.shoot());
        assertEquals(FaultCode.E_PREVIEW, refused.fault().code());

        preview.alive();
        assertTrue(preview.follow());
    }

    @Test
    void aPairIsShotAfterItOnceTheLampsShineAsEver() {
        FlashPreview preview = rig.started();
        rig.watch(preview, 20);
        preview.stop();
        assertFalse(preview.follow());
        long endNanos = rig.clock.nanos();

        ShotOutcome.Proven pair = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());

        long firstEdgeNanos = pair.shot().studioReadoutNanos() + pair.shot().plan().switches().firstEdgeOffsetNanos();
        assertTrue(firstEdgeNanos >= endNanos + 2 * SECOND_NANOS - 50_000_000);
        StudioTruth.Levels levels = rig.studio.truth()
                .levels(pair.frames().studio().metadata(), pair.frames().flash().metadata());
        assertEquals(1, levels.studioLampMin(), 1e-3);
        assertEquals(0, levels.flashLampMax(), 1e-9);
    }

    @Test
    void theNextOneWaitsForAQuarterOfItsTime() {
        FlashPreview preview = rig.started();
        rig.watch(preview, 20);
        preview.stop();
        assertFalse(preview.follow());
        long endNanos = rig.clock.nanos();

        assertEquals(FaultCode.E_DUTY, rig.refused(PreviewStudio.SETTINGS).code());
        rig.clock.sleepUntil(endNanos + 5 * SECOND_NANOS);
        PreviewStudio.firstFrame(rig.started()).close();
    }

    @Test
    void itEndsOnceForItsFirstCause() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        preview.stop();
        preview.stop();
        rig.door = Optional.of(new Fault(FaultCode.E_DOOR_OPEN, "The door is open."));
        preview.close();
        PreviewEnd end = preview.end().orElseThrow();

        preview.close();
        preview.stop();
        assertFalse(preview.follow());

        assertEquals(Cause.STOPPED, end.cause());
        assertEquals("The preview was stopped; the lamps are coming back.", end.sentence());
        assertEquals(Optional.of(end), preview.end());
    }

    @Test
    void closingEndsItWithoutWaiting() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        long closedNanos = rig.clock.nanos();

        preview.close();

        assertEquals(Cause.CLOSED, preview.end().orElseThrow().cause());
        assertTrue(rig.clock.nanos() - closedNanos < 1_000_000);
        assertAtRestSoonAfter(closedNanos);
    }

    @ParameterizedTest
    @CsvSource({"front-left, 1, a lamp stays on", "flash, 0, the torch stays dark"})
    void aLightThatDoesNotObeyEndsIt(String lightId, double level, String reason) {
        FlashPreview preview = rig.started();
        rig.clock.sleepUntil(rig.clock.nanos() + 60_000_000);
        rig.studio.switchLight(lightId, level, rig.clock.nanos() + (level == 0 ? 60_000_000 : 0));
        rig.watch(preview, 2);

        PreviewEnd end = ended(preview);
        assertEquals(Cause.FAULT, end.cause(), reason);
        assertEquals(FaultCode.E_NOT_PROVEN, end.fault().orElseThrow().code(), reason);
        assertEquals(0, end.provedFrames(), reason);
        assertAtRestSoonAfter(rig.clock.nanos());
    }

    @Test
    void aCameraThatIsGoneEndsIt() {
        FlashPreview preview = rig.started();
        PreviewStudio.firstFrame(preview).close();
        rig.studio.camera().close();

        PreviewEnd end = ended(preview);

        assertEquals(Cause.FAULT, end.cause());
        assertEquals(FaultCode.E_CAMERA, end.fault().orElseThrow().code());
        assertAtRestSoonAfter(rig.clock.nanos());
    }

    @Test
    void aSlowReaderGetsTheNewestFrameAndNoneIsLost() {
        FlashPreview preview = rig.started(PreviewStudio.settings(4));
        PreviewFrame first = PreviewStudio.firstFrame(preview);
        long firstSequence = first.frame().metadata().sequence();
        rig.released.set(0);
        first.close();
        for (int i = 0; i < 20; i++) {
            preview.alive();
            assertTrue(preview.follow());
        }

        PreviewFrame newest = preview.frames().take().orElseThrow();
        assertEquals(firstSequence + 20, newest.frame().metadata().sequence());
        assertTrue(preview.frames().take().isEmpty(), "it is given out once");
        assertEquals(1 + 19, rig.released.get(), "those that were overtaken, and the first");
        newest.close();
        rig.watch(preview, 10);
        assertTrue(preview.frames().take().isEmpty(), "what is left at the end is given back");
    }

    @Test
    void oneThatWouldEndInTheDarkIsRefused() {
        assertEquals(
                "E_PLAN: A preview of 0.1 s would be over before the lamps are dark and the torch is lit; let it last"
                        + " longer.",
                rig.refused(PreviewStudio.settings(0.1)).line());
    }
}
