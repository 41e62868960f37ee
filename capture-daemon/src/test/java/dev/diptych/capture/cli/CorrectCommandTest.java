package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.deepflash.CorrectedPortrait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatFailsOnOnePhotographIsToldOfItAlone() throws IOException {
        Path image = Files.write(folder.resolve("a.png"), PngWriter.encode(new Srgb8Image(8, 8)));

        assertEquals(new CorrectResult.Failure(image.toString(), image + ": out of memory; use a smaller picture, or"
                + " give Java more with DIPTYCH_JAVA_OPTS=-Xmx4g."), failing(image, new OutOfMemoryError()));
        ImageTooSmallException small = new ImageTooSmallException("moving", 8, 8, 64);
        assertEquals(new CorrectResult.Failure(image.toString(), image + ": " + small.getMessage()),
                failing(image, small));
    }

    @Test
    void anArchivesPhotographIsOfTheLightThatItsSidecarSays() throws IOException {
        Path image = folder.resolve("pair_light-studio.ppm");
        assertEquals(LightState.FLASH, RecordedLight.of(image));
        Path sidecar = folder.resolve("pair_light-studio.json");
        Files.writeString(sidecar, "{\"schema_version\": 2, \"light\": \"studio\"}");
        assertEquals(LightState.STUDIO, RecordedLight.of(image));
        Files.writeString(sidecar, "{\"schema_version\": 2, \"light\": \"flash\"}");
        assertEquals(LightState.FLASH, RecordedLight.of(image));
        Files.writeString(sidecar, "{\"schema_version\": 2, \"light\": \"dark\"}");
        assertEquals(LightState.DARK, RecordedLight.of(image));
        Files.writeString(sidecar, "somebody else's");
        assertEquals(LightState.FLASH, RecordedLight.of(image));
    }

    private CorrectResult.Image failing(Path image, Throwable failure) {
        return CorrectCommand.correct(new CorrectedFile(image, folder.resolve("b.png")), new PhotographCorrector() {
            @Override
            public String words() {
                return "";
            }

            @Override
            public CorrectedPortrait correct(LitFrame photograph) {
                switch (failure) {
                    case Error error -> throw error;
                    case RuntimeException exception -> throw exception;
                    default -> throw new IllegalArgumentException(failure);
                }
            }
        });
    }
}
