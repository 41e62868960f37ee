package dev.diptych.capture.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.capture.live.LivePicture.Light;
import dev.diptych.capture.rig.Rig;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.inference.LightState;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewStart;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flash preview of the simulated studio, in virtual time and on one thread. */
class PreviewPicturesTest {
    private static final FaceFinder FACE = picture -> new FaceSearch.Found(
            List.of(new Face(new Box(24, 14, 16, 16), 20)));
    private static final FaceFinder NO_FACE = picture -> new FaceSearch.NoFace("There is no face.");

    private final VirtualClock clock = new VirtualClock();
    private final List<String> told = new ArrayList<>();
    private final List<LivePicture> seen = new ArrayList<>();
    private final Complaints complaints = new Complaints(clock, told::add);
    private final Viewers viewers = new Viewers(complaints);
    private final FrameInbox inbox = new FrameInbox(clock, viewers::any);
    private final BrighteningNetwork network = new BrighteningNetwork();

    private FlashPreview preview;

    @BeforeEach
    void startPreview() throws Exception {
        StudioOptions options = new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 4, 64, 48);
        SimulatedStudio studio = new SimulatedStudio(options, clock);
        studio.leaveChairEmpty();
        Rig rig = SimulatedRig.of(studio, options.name());
        FrameStream stream = new FrameStream(clock, rig.camera(), TimestampReading.AS_STATED);
        stream.start(rig.studioExposure());
        preview = assertInstanceOf(PreviewStart.Started.class,
                rig.previewer(stream, rig.control()).start(RigConfig.DEFAULT.preview())).preview();
    }

    @AfterEach
    void stopPreview() {
        preview.close();
    }

    private static ModelCard card(LightState light) {
        return new ModelCard("fake", "Nobody 2026", Encoding.C, Set.of(light), 0.25, 1, BrighteningNetwork.SIDE_PX,
                0.03, 0.4, "nothing", "0123456789abcdef".repeat(4), Map.of());
    }

    private CorrectorSource corrector(LightState light, FaceFinder finder) {
        return searching -> new LiveCorrector(card(light), network, finder, Runnable::run, () -> 0);
    }

    /** The preview's first frames, shown. */
    private void show(Optional<CorrectorSource> source, int pictures) {
        LazyCorrector lazy = new LazyCorrector(source, complaints, Runnable::run);
        LivePipeline pipeline = new LivePipeline(inbox, viewers, new PictureMaker(clock, lazy, complaints),
                new RecentPictures(clock), complaints);
        viewers.add(seen::add);
        lazy.want();
        inbox.previewing(preview);
        while (seen.size() < pictures) {
            preview.alive();
            assertTrue(preview.follow(), preview.end().toString());
            long proved = preview.frames().proved();
            if (proved > seen.size()) {
                assertTrue(pipeline.fetchNext());
                assertTrue(pipeline.showNext());
            }
        }
        pipeline.close();
        pipeline.free();
    }

    @Test
    void aFrameComesWithItsCorrection() {
        show(Optional.of(corrector(LightState.FLASH_PREVIEW, FACE)), 3);

        for (LivePicture picture : seen) {
            LivePicture.Corrected corrected = picture.corrected().orElseThrow();
            assertEquals(Light.FLASH_PREVIEW, picture.light());
            assertTrue(corrected.faceFound());
            assertFalse(Arrays.equals(picture.jpeg(), corrected.jpeg()));
            assertEquals(preview.exposure(), picture.exposure());
        }
        assertTrue(network.closed, "with the view");
        assertEquals(List.of(), told);
    }

    @Test
    void withoutAFaceTheFrameStandsForItsCorrection() {
        show(Optional.of(corrector(LightState.FLASH_PREVIEW, NO_FACE)), 1);

        LivePicture.Corrected corrected = seen.getFirst().corrected().orElseThrow();
        assertFalse(corrected.faceFound());
        assertArrayEquals(seen.getFirst().jpeg(), corrected.jpeg());
    }

    @Test
    void withoutANetworkThereIsTheFrameAlone() {
        show(Optional.empty(), 1);

        assertEquals(Optional.empty(), seen.getFirst().corrected());
        assertEquals(Light.FLASH_PREVIEW, seen.getFirst().light());
    }

    @Test
    void aNetworkThatCannotBeOpenedIsToldAndFramesAreShown() {
        show(Optional.of(searching -> {
            throw new EngineUnavailableException("There is no engine.");
        }), 1);

        assertEquals(Optional.empty(), seen.getFirst().corrected());
        assertEquals(List.of("The flash preview is shown uncorrected: There is no engine."), told);
    }

    @Test
    void aNetworkOfAnotherLightIsToldAndClosed() {
        show(Optional.of(corrector(LightState.FLASH, FACE)), 1);

        assertEquals(Optional.empty(), seen.getFirst().corrected());
        assertTrue(network.closed);
        assertEquals(
                List.of("The flash preview is shown uncorrected: The network fake was not trained on the flash as a"
                        + " torch; choose one that was (\"diptych model list\")."),
                told);
    }

    @Test
    void aCorrectionThatFailsIsToldOnceAndTheFrameIsShown() {
        network.failure = Optional.of("The engine is out of memory.");
        show(Optional.of(corrector(LightState.FLASH_PREVIEW, FACE)), 2);

        assertEquals(Optional.empty(), seen.getLast().corrected());
        assertEquals(
                List.of("A picture of the flash preview could not be corrected and is shown as it is: The engine is"
                        + " out of memory."),
                told);
    }

    @Test
    void viewfinderFramesGoBackWhileAPreviewIsOn() {
        viewers.add(seen::add);
        FakeFrame waiting = FakeFrame.number(1);
        inbox.offer(LiveFrame.ofViewfinder(waiting, FakeFrame.TIMING));
        assertEquals(0, waiting.released.get());

        inbox.previewing(preview);
        FakeFrame offered = FakeFrame.number(2);
        inbox.offer(LiveFrame.ofViewfinder(offered, FakeFrame.TIMING));

        assertEquals(1, waiting.released.get());
        assertEquals(1, offered.released.get());

        inbox.previewing(null);
        FakeFrame after = FakeFrame.number(3);
        inbox.offer(LiveFrame.ofViewfinder(after, FakeFrame.TIMING));
        assertEquals(after, inbox.take().orElseThrow().frame());
    }
}
