package dev.diptych.capture.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.model.SampleModels;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.live.SteadinessMeter.Steadiness;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlickerProbeTest {
    private static final StudioOptions STUDIO = new StudioOptions(StudioGrade.TYPICAL, LampKind.DMX, 5, 640, 480);

    @TempDir
    Path folder = Path.of("");

    /** A network that adds the same to every frame adds no flicker; the sensor's noise is there. */
    @Test
    void whatIsAlwaysTheSameIsSteady() throws Exception {
        TrustedModel model = SampleModels.writeInto(folder).open("deepflash-slim");
        Optional<Steadiness> found;
        try (BenchStudio dummy = BenchStudio.withDummy(STUDIO, new VirtualClock());
                LiveCorrector corrector = new LiveCorrector(model.card(),
                        EngineChoice.batches(new EngineWish("the test", Optional.of(ServingEngine.CPU)))
                                .open(model, 1, model.card().sidePx()),
                        CascadeFaceFinder.load(), Runnable::run, System::nanoTime)) {
            found = FlickerProbe.measure(dummy, corrector, STUDIO.widthPx(), STUDIO.heightPx());
        }

        Steadiness steadiness = found.orElseThrow();
        assertTrue(steadiness.sensor() > 1, steadiness.toString());
        assertEquals(0, steadiness.added(), 0.1 * steadiness.sensor(), steadiness.toString());
        assertTrue(steadiness.steady());
    }
}
