package dev.diptych.capture.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.diptych.capture.live.LivePicture;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.inference.engine.EngineReport;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.live.StageTimes;
import dev.diptych.inference.live.SteadinessMeter;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFiguresTest {
    private static final EngineReport CPU = new EngineReport(ServingEngine.CPU, List.of());
    private static final StudioOptions STUDIO = new StudioOptions(StudioGrade.TYPICAL, LampKind.DMX, 1, 1280, 720);

    private static final ViewFigures VIEW = new ViewFigures(ViewFigures.Shown.of(tenPictures(false)),
            ViewFigures.Shown.of(tenPictures(true)), 1000);

    @TempDir
    Path folder = Path.of("");

    private TrustedModel model;

    @BeforeEach
    void openModel() throws Exception {
        model = SampleModels.writeInto(folder).open("deepflash-slim");
    }

    /** One every 50 ms, later and later. */
    private static List<ViewRun.Seen> tenPictures(boolean corrected) {
        List<ViewRun.Seen> pictures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pictures.add(new ViewRun.Seen(LivePicture.Light.VIEWFINDER, corrected && i > 4, i * 50_000_000L,
                    60_000_000 + i * 1_000_000));
        }
        return pictures;
    }

    @Test
    void picturesShownAreCountedFromTheFirstOn() {
        ViewFigures.Shown preview = VIEW.flashPreview();

        assertEquals(20, preview.picturesPerSecond(), 1e-9);
        assertEquals(5 / 0.45, preview.correctedPerSecond(), 1e-9);
        assertEquals(new Spread(65, 69), preview.latency());
        assertEquals(0, VIEW.viewfinder().correctedPerSecond(), 1e-9);
    }

    /** A frame every 50 ms, that takes 40; the first begins at 0, so that the tenth is done at 490. */
    private static LiveRun.Samples tenFrames() {
        List<LiveRun.Sample> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            frames.add(new LiveRun.Sample(i * 50_000_000L, i * 50_000_000L + 40_000_000, 60_000_000 + i * 1_000_000,
                    4_000_000, new StageTimes(1_000_000, 2_000_000, 3_000_000, 20_000_000, 4_000_000, 500_000,
                            5_500_000),
                    i > 0, 1000 + i));
        }
        return new LiveRun.Samples(frames, 15);
    }

    @Test
    void figuresAreThoseOfTheFrames() {
        LiveFigures figures = LiveFigures.of(model, CPU, STUDIO, tenFrames(), VIEW,
                Optional.of(new SteadinessMeter.Steadiness(2, 0.5, 2.1)));

        assertEquals(0.49, figures.seconds(), 1e-9);
        assertEquals(10 / 0.49, figures.correctedFps(), 1e-9);
        assertEquals(15 / 0.49, figures.cameraFps(), 1e-9);
        assertEquals(new Spread(64, 69), figures.latency());
        assertEquals(List.of("render", "find", "reduce", "filter", "network", "clean", "smooth", "apply", "total"),
                List.copyOf(figures.stages().keySet()));
        assertEquals(new Spread(20, 20), figures.stages().get("network"));
        assertEquals(new Spread(40, 40), figures.stages().get("total"));
        assertEquals(1, figures.withoutFace());
        assertEquals(1004, figures.garbageBytesPerFrame());
        assertEquals(new LiveFigures.Flicker(2, 0.5, 2.1, true), figures.flicker());
        assertEquals(List.of("The network runs on CPU."), figures.engines());
    }

    @Test
    void withoutAFaceThereIsNoFlicker() {
        assertNull(LiveFigures.of(model, CPU, STUDIO, tenFrames(), VIEW, Optional.empty()).flicker());
    }
}
