package dev.diptych.capture.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewFrame;
import dev.diptych.rig.preview.PreviewStart;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewOnRigsTest {
    private static PreviewStart start(Rig rig) throws Exception {
        FrameStream stream = new FrameStream(rig.clock(), rig.camera(), TimestampReading.AS_STATED);
        stream.start(rig.studioExposure());
        return rig.previewer(stream, rig.control()).start(RigConfig.DEFAULT.preview());
    }

    /** Nobody has measured how its lights answer, so it waits a second for each. */
    @Test
    void theSimulatedStudioHoldsOneEvenUncalibrated() throws Exception {
        SimulatedStudio studio = new SimulatedStudio(
                new StudioOptions(StudioGrade.TYPICAL, LampKind.RELAY, 4, 64, 48));
        studio.leaveChairEmpty();

        FlashPreview preview = assertInstanceOf(PreviewStart.Started.class, start(SimulatedRig.of(studio, "Studio")))
                .preview();
        Optional<PreviewFrame> frame = Optional.empty();
        while (frame.isEmpty() && preview.follow()) {
            preview.alive();
            frame = preview.frames().take();
        }

        assertTrue(frame.isPresent(), preview.end().toString());
        assertTrue(preview.covers(frame.get().window()));
    }

    @Test
    void aRigOfHardwareRefusesThemInOneSentence(@TempDir Path folder) throws Exception {
        try (FakeRig fake = new FakeRig(LampKind.DMX, 1);
                WiredRig wired = WiredRig.open(
                        RigConfigReader.read(fake.configuration(folder, "")).hardware().orElseThrow(), fake,
                        new SilentListener())) {
            PreviewStart.Refused refused = assertInstanceOf(PreviewStart.Refused.class, start(wired.rig()));

            assertEquals(
                    "E_NO_TORCH: This rig cannot hold a preview: \"flash\" has no output of its own as a torch, and"
                            + " the one-shot behind its flash line ends every pulse.",
                    refused.fault().line());
        }
    }

    private static final class SilentListener implements WiredRig.Listener {
        @Override
        public void triggered(String contactId) {
            throw new AssertionError(contactId);
        }

        @Override
        public void told(String sentence) {
            throw new AssertionError(sentence);
        }
    }
}
