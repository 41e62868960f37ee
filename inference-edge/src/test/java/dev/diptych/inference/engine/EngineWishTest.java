package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class EngineWishTest {
    @Test
    void namesAnEngineOrAny() throws EngineUnavailableException {
        assertEquals(new EngineWish("diptych.engine", Optional.of(ServingEngine.CPU)),
                EngineWish.parse("diptych.engine", "cpu"));
        assertEquals(new EngineWish("diptych.engine", Optional.of(ServingEngine.CUDA)),
                EngineWish.parse("diptych.engine", "cuda"));
        assertEquals(new EngineWish("diptych.engine", Optional.of(ServingEngine.TENSORRT)),
                EngineWish.parse("diptych.engine", "tensorrt"));
        assertEquals(new EngineWish("DIPTYCH_ENGINE", Optional.empty()), EngineWish.parse("DIPTYCH_ENGINE", "auto"));
        assertEquals(new EngineWish("DIPTYCH_ENGINE", Optional.empty()), EngineWish.parse("DIPTYCH_ENGINE", null));
    }

    @Test
    void refusesAnythingElse() {
        assertEquals("DIPTYCH_ENGINE is \"CPU\"; it must be auto, tensorrt, cuda or cpu.",
                assertThrows(EngineUnavailableException.class, () -> EngineWish.parse("DIPTYCH_ENGINE", "CPU"))
                        .sentence());
    }
}
