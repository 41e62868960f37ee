package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.inference.TinyNetworks;
import dev.diptych.inference.model.TrustedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorRtCacheTest {
    @TempDir
    private Path folder;

    @Test
    void hasAFolderForEachModelSizeAndVersion() {
        TrustedModel model = TinyNetworks.trusted(folder, TinyNetworks.sigmoidOfMix("tiny"));

        assertEquals("tiny-" + model.file().sha256().substring(0, 16) + "-2x128-ort1.29.0-trt10.3.0",
                TensorRtCache.name(model, PictureBuffers.allocate(2, 128), "1.29.0", "10.3.0"));
    }

    @Test
    void findsEveryVersionThatCouldBeLoaded() throws IOException {
        for (String file : List.of("libnvinfer.so.10", "libnvinfer.so.10.3.0", "libnvinfer_plugin.so.10")) {
            Files.createFile(folder.resolve(file));
        }

        assertEquals("10+10.3.0", TensorRtCache.versions(List.of(folder, folder.resolve("missing"))));
        assertEquals("unknown", TensorRtCache.versions(List.of()));
    }
}
