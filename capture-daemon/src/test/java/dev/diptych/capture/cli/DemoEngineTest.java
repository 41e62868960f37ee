package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.demo.Correction;
import dev.diptych.capture.model.SampleModels;
import dev.diptych.capture.rig.HostDevices;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.EngineWish;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.rig.time.SystemClock;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEngineTest {
    @TempDir
    Path folder = Path.of("");
    private final StringWriter words = new StringWriter();

    private Correction correction(ModelLibrary library, Optional<ServingEngine> only) throws Exception {
        return new DemoCommand(new Surroundings(new SystemClock(), InputStream.nullInputStream(), HostDevices::new,
                () -> library)).correction(library, new EngineWish("DIPTYCH_ENGINE", only), new PrintWriter(words));
    }

    @Test
    void anEngineInsistedOnThatIsNotThereEndsTheDemo() throws Exception {
        ModelLibrary library = SampleModels.writeInto(folder);

        EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
                () -> correction(library, Optional.of(ServingEngine.CUDA)));

        assertTrue(refusal.sentence().startsWith("CUDA cannot be used"), refusal.sentence());
        assertEquals("", words.toString());
    }

    @Test
    void otherwiseTheBestServes() throws Exception {
        ModelLibrary library = SampleModels.writeInto(folder);

        try (Correction correction = correction(library, Optional.empty())) {
            assertInstanceOf(Correction.ByNetwork.class, correction);
        }
    }
}
