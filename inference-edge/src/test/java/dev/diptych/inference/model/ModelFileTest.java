package dev.diptych.inference.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.inference.TinyNetworks;
import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final OnnxDimension ANY = OnnxDimension.named("any");
    private final byte[] whole = TinyNetworks.sigmoidOfMix("tiny").toBytes();
    @TempDir
    private Path folder;
    private Path path;

    @BeforeEach
    void namePath() {
        path = folder.resolve("tiny.onnx");
    }

    @Test
    void readsWhatTheFileSaysOfItself() throws IOException {
        Files.write(path, whole);

        ModelFile file = ModelFile.read(path);

        assertEquals(TinyNetworks.card("tiny"), file.card());
        assertEquals(whole.length, file.sizeBytes());
        assertEquals(path.toString(), file.source());
        assertEquals(List.of(OnnxDimension.named("batch"), OnnxDimension.fixed(3), OnnxDimension.named("height"),
                OnnxDimension.named("width")), file.inputDimensions());
    }

    @Test
    void refusesWhatIsNoFile() {
        assertRefused(ModelStatus.NOT_FOUND, " does not exist; name an ONNX file that `diptych export-onnx` wrote.");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(path);

        assertRefused(" is not a file; name an ONNX file that `diptych export-onnx` wrote.");
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        Files.writeString(path, "GIF89a");

        assertRefused(" is not a whole ONNX file (field 8 has wire type 7 where 2 belongs); fetch or export it again.");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));

        assertRefused(" is not a whole ONNX file (field 14 claims 21 bytes where 20 are left);"
                + " fetch or export it again.");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(ModelFile.MOST_BYTES + 1L);
        }

        assertRefused(" is larger than 512 MB, more than any network of portraits; it is not read.");
    }

    @Test
    void refusesWeightsInOtherFiles() throws IOException {
        byte[] graphWithExternalTensor = {0x3A, 4, 0x2A, 2, 0x70, 1};
        byte[] file = Arrays.copyOf(whole, whole.length + graphWithExternalTensor.length);
        System.arraycopy(graphWithExternalTensor, 0, file, whole.length, graphWithExternalTensor.length);
        Files.write(path, file);

        assertRefused(" keeps weights in other files, which are never opened; export the network as one file.");
    }

    @Test
    void refusesAFileWithoutCard() throws IOException {
        Files.write(path, network("x", "y", picture(3)).toBytes());

        assertRefused(" has no model card, so it is not known what it is for;"
                + " export it again with `diptych export-onnx`.");
    }

    @Test
    void refusesAnotherInput() throws IOException {
        String shape = " of float32 values, batch x 3 x height x width; it is not a network from pictures to pictures.";
        OnnxGraph two = network("x", "y", picture(3));
        two.input("z", ANY);
        for (OnnxGraph graph : List.of(network("in", "y", picture(3)), network("x", "y", picture(1)),
                network("x", "y", ANY, OnnxDimension.fixed(3), ANY), two)) {
            Files.write(path, graph.toBytes());

            assertRefused(" does not have one input x" + shape);
        }
        Files.write(path, network("x", "out", picture(3)).toBytes());

        assertRefused(" does not have one output y" + shape);
    }

    private static OnnxDimension[] picture(int channels) {
        return new OnnxDimension[]{ANY, OnnxDimension.fixed(channels), ANY, ANY};
    }

    private static OnnxGraph network(String input, String output, OnnxDimension... dimensions) {
        OnnxGraph graph = new OnnxGraph("other");
        graph.input(input, dimensions);
        graph.node("Relu", output, List.of(input));
        graph.output(output, dimensions);
        return graph;
    }

    private void assertRefused(String afterPath) {
        assertRefused(ModelStatus.DAMAGED, afterPath);
    }

    private void assertRefused(ModelStatus status, String afterPath) {
        ModelException refusal = assertThrows(ModelException.class, () -> ModelFile.read(path));

        assertEquals(path + afterPath, refusal.sentence());
        assertEquals(status, refusal.status());
    }
}
