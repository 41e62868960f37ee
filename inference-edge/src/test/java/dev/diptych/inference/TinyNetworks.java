package dev.diptych.inference;

import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.inference.onnx.OnnxAttribute;
import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks of one layer, whose results can be computed by hand. */
public final class TinyNetworks {
    /** Row o, column i: what of channel i goes into channel o. */
    private static final float[] MIX = {0.5f, -1, 2, 0, 1, 0.25f, -0.75f, 0.125f, 1};
    private static final float[] BIAS = {0.1f, -0.2f, 0.3f};

    private TinyNetworks() {
    }

    public static ModelCard card(String name) {
        return new ModelCard(name, "Nobody 2026", Encoding.C, Set.of(LightState.FLASH, LightState.FLASH_PREVIEW), 0.25,
                12, 128, 0.03, 0.4, "nothing", "0123456789abcdef".repeat(4), Map.of("psnr_db", 21.5));
    }

    /** Sigmoid of a 1 x 1 convolution, for any batch and size, with a card. */
    public static OnnxGraph sigmoidOfMix(String name) {
        OnnxGraph graph = new OnnxGraph(name);
        OnnxDimension[] pictures = {OnnxDimension.named("batch"), OnnxDimension.fixed(3), OnnxDimension.named("height"),
            OnnxDimension.named("width")};
        String x = graph.input("x", pictures);
        String mix = graph.weights("mix", new long[]{3, 3, 1, 1}, MIX);
        String bias = graph.weights("bias", new long[]{3}, BIAS);
        graph.node("Conv", "mixed", List.of(x, mix, bias), OnnxAttribute.wholes("kernel_shape", 1, 1));
        graph.node("Sigmoid", "y", List.of("mixed"));
        graph.output("y", pictures);
        card(name).toMetadata().forEach(graph::metadata);
        return graph;
    }

    /** The same by hand, for one pixel. */
    public static float[] sigmoidOfMix(float red, float green, float blue) {
        float[] out = new float[3];
        for (int o = 0; o < 3; o++) {
            double sum = BIAS[o] + MIX[3 * o] * red + MIX[3 * o + 1] * green + MIX[3 * o + 2] * blue;
            out[o] = (float) (1 / (1 + Math.exp(-sum)));
        }
        return out;
    }

    /** A network's file, trusted by a library in {@code folder}. */
    public static TrustedModel trusted(Path folder, OnnxGraph graph) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "tiny", ".onnx"), graph.toBytes());
            ModelLibrary library = new ModelLibrary(Optional.of(folder.resolve("library")));
            TrustedModel model = library.vouchFor(file);
            library.keep(model);
            return model;
        } catch (ModelException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
