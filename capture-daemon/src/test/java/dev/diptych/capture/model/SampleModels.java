package dev.diptych.capture.model;

import dev.diptych.inference.LightState;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.onnx.OnnxAttribute;
import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks that do one thing to every picture: they add so much to every value. */
public final class SampleModels {
    /** What the sample of {@code deepflash-slim} adds. */
    public static final double BRIGHTENING = 0.2;
    private static final int SIDE_PX = 32;

    private SampleModels() {
    }

    /**
     * A user's models: {@code deepflash-slim} is ready, {@code wild} predicts what cannot be, nobody vouched for
     * {@code stranger}, and {@code letter} is no model.
     */
    public static ModelLibrary writeInto(Path folder) throws IOException {
        ModelLibrary library = new ModelLibrary(Optional.of(folder));
        for (byte[] trusted : List.of(brightening("deepflash-slim", BRIGHTENING), brightening("wild", -7))) {
            Path made = Files.write(Files.createTempFile("sample", ".onnx"), trusted);
            library.keep(library.vouchFor(made));
            Files.delete(made);
        }
        Files.write(folder.resolve("stranger.onnx"), brightening("stranger", 0));
        Files.writeString(folder.resolve("letter.onnx"), "Dear photographer, this is no network.");
        return library;
    }

    /** A file whose prediction y is such that x - 2y + 1 is x and {@code added}, for pictures of any size. */
    public static byte[] brightening(String name, double added) {
        OnnxGraph graph = new OnnxGraph(name);
        OnnxDimension[] pictures = {OnnxDimension.named("n"), OnnxDimension.fixed(3), OnnxDimension.named("h"),
            OnnxDimension.named("w")};
        float predicted = (float) ((1 - added) / 2);
        String x = graph.input(ModelFile.INPUT, pictures);
        String weights = graph.weights("weights", new long[]{3, 3, 1, 1}, new float[9]);
        String bias = graph.weights("bias", new long[]{3}, new float[]{predicted, predicted, predicted});
        graph.node("Conv", ModelFile.OUTPUT, List.of(x, weights, bias), OnnxAttribute.wholes("kernel_shape", 1, 1));
        graph.output(ModelFile.OUTPUT, pictures);
        new ModelCard(name, "Nobody 2026", Encoding.C, Set.of(LightState.FLASH, LightState.FLASH_PREVIEW), 0.25, 12,
                SIDE_PX, Encoding.SIGMA_SPATIAL_RATIO, Encoding.SIGMA_RANGE, "nothing", "0123456789abcdef".repeat(4),
                Map.of()).toMetadata().forEach(graph::metadata);
        return graph.toBytes();
    }
}
