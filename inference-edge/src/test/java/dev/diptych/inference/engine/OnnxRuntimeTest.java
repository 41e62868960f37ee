package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.diptych.inference.TinyNetworks;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.inference.onnx.OnnxAttribute;
import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real ONNX Runtime of the class path, which has nothing but the CPU. */
class OnnxRuntimeTest {
    private static final int SIDE = 8;
    private static final float TOLERANCE = 1e-6f;

    /** Both ways to it. */
    enum Way {
        OWN_SESSION, DJL;

        EngineChoice choice() throws EngineUnavailableException {
            return this == OWN_SESSION ? EngineChoice.live() : EngineChoice.batches();
        }

        EngineAttempt on(ServingEngine engine) {
            return this == OWN_SESSION ? new OrtAttempt(engine) : new DjlAttempt(engine, true);
        }
    }

    @TempDir
    private Path folder;

    private TrustedModel tiny() {
        return TinyNetworks.trusted(folder, TinyNetworks.sigmoidOfMix("tiny"));
    }

    @ParameterizedTest
    @EnumSource
    void computesWhatIsComputedByHand(Way way) throws EngineUnavailableException {
        try (Inference inference = way.choice().open(tiny(), 2, SIDE)) {
            FloatBuffer output = inference.output();
            for (int seed = 0; seed < 2; seed++) {
                fill(inference.input(), seed);

                inference.run();

                assertComputed(inference);
            }
            assertSame(output, inference.output());
            assertEquals(2, inference.batch());
            assertEquals(SIDE, inference.sidePx());
        }
    }

    private static void fill(FloatBuffer input, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, (float) random.nextDouble());
        }
    }

    private static void assertComputed(Inference inference) {
        int plane = SIDE * SIDE;
        for (int picture = 0; picture < 2; picture++) {
            for (int pixel = 0; pixel < plane; pixel++) {
                int red = picture * 3 * plane + pixel;
                float[] expected = TinyNetworks.sigmoidOfMix(inference.input().get(red),
                        inference.input().get(red + plane), inference.input().get(red + 2 * plane));
                for (int channel = 0; channel < 3; channel++) {
                    assertEquals(expected[channel], inference.output().get(red + channel * plane), TOLERANCE);
                }
            }
        }
    }

    @Test
    void saysWhyNothingBetterServesTheLivePicture() throws EngineUnavailableException {
        try (ServedInference inference = EngineChoice.live().open(tiny(), 1, SIDE)) {
            assertEquals(List.of("The network runs on CPU.", noProvider("TensorRT"), noProvider("CUDA")),
                    inference.report().sentences());
        }
    }

    @Test
    void saysWhyNothingBetterServesABatch() throws EngineUnavailableException {
        try (ServedInference inference = EngineChoice.batches().open(tiny(), 1, SIDE)) {
            assertEquals(List.of("The network runs on CPU.",
                    "TensorRT is not used for a batch, which would be done before its engine is built;"
                            + " DIPTYCH_ENGINE=tensorrt insists on it.",
                    noProvider("CUDA")), inference.report().sentences());
        }
    }

    private static String noProvider(String engine) {
        return engine + " cannot be used, for this ONNX Runtime 1.29.0 has no " + engine + " provider; to use one,"
                + " start with DIPTYCH_JAVA_OPTS=-Donnxruntime.native.path=DIR, a folder with an ONNX Runtime built for it.";
    }

    @ParameterizedTest
    @EnumSource
    void anEngineInsistedOnIsNotReplacedByALesserOne(Way way) {
        EngineChoice choice = new EngineChoice(
                List.of(way.on(ServingEngine.CUDA), way.on(ServingEngine.CPU)),
                new EngineWish("--engine", Optional.of(ServingEngine.CUDA)),
                Runnable::run);

        assertRefused(noProvider("CUDA"), choice, tiny());
    }

    @ParameterizedTest
    @EnumSource
    void refusesASizeThatTheNetworkDoesNotTake(Way way) throws EngineUnavailableException {
        OnnxGraph graph = new OnnxGraph("fixed");
        OnnxDimension[] pictures = {OnnxDimension.fixed(1), OnnxDimension.fixed(3), OnnxDimension.fixed(32),
            OnnxDimension.fixed(32)};
        graph.input("x", pictures);
        graph.node("Relu", "y", List.of("x"));
        graph.output("y", pictures);
        TinyNetworks.card("fixed").toMetadata().forEach(graph::metadata);

        assertRefused("The network fixed has 32 where 1 x 3 x 8 x 8 values want 8; ask for its own size,"
                + " or export it for any.", way.choice(), TinyNetworks.trusted(folder, graph));
    }

    @ParameterizedTest
    @EnumSource
    void refusesANetworkThatMakesNoNumbers(Way way) throws EngineUnavailableException {
        OnnxGraph graph = pictures("mad");
        graph.node("Sub", "zero", List.of("x", "x"));
        graph.node("Div", "y", List.of("x", "zero"));

        assertRefused("CPU makes something else than numbers of the network mad on 1 x 8 px;"
                + " try another engine with DIPTYCH_ENGINE=NAME.", way.choice(), finished(graph, "mad"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesANetworkThatMakesAnotherSize(Way way) throws EngineUnavailableException {
        OnnxGraph graph = pictures("half");
        graph.node("MaxPool", "y", List.of("x"), OnnxAttribute.wholes("kernel_shape", 2, 2),
                OnnxAttribute.wholes("strides", 2, 2));
        TrustedModel half = finished(graph, "half");
        EngineChoice choice = way.choice();

        EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
                () -> choice.open(half, 1, SIDE));

        assertTrue(refusal.sentence().startsWith("CPU cannot run the network half on 1 x 8 px ("), refusal.sentence());
    }

    @ParameterizedTest
    @EnumSource
    void refusesANetworkOfUnknownOperators(Way way) throws EngineUnavailableException {
        OnnxGraph graph = pictures("odd");
        graph.node("Frobnicate", "y", List.of("x"));
        TrustedModel odd = finished(graph, "odd");
        EngineChoice choice = way.choice();

        EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class,
                () -> choice.open(odd, 1, SIDE));

        assertTrue(refusal.sentence().startsWith("CPU cannot run the network odd on 1 x 8 px (")
                && refusal.sentence().contains("Frobnicate")
                && refusal.sentence().endsWith("); try another size, or look at `diptych model verify`."),
                refusal.sentence());
    }

    private static OnnxGraph pictures(String name) {
        OnnxGraph graph = new OnnxGraph(name);
        graph.input("x", OnnxDimension.named("batch"), OnnxDimension.fixed(3), OnnxDimension.named("height"),
                OnnxDimension.named("width"));
        return graph;
    }

    private TrustedModel finished(OnnxGraph graph, String name) {
        graph.output("y", OnnxDimension.named("batch"), OnnxDimension.fixed(3), OnnxDimension.named("high"),
                OnnxDimension.named("wide"));
        TinyNetworks.card(name).toMetadata().forEach(graph::metadata);
        return TinyNetworks.trusted(folder, graph);
    }

    private static void assertRefused(String sentence, EngineChoice choice, TrustedModel model) {
        assertEquals(sentence,
                assertThrows(EngineUnavailableException.class, () -> choice.open(model, 1, SIDE)).sentence());
    }

    @ParameterizedTest
    @EnumSource
    void closesTwiceAndRunsNoMore(Way way) throws EngineUnavailableException {
        Inference inference = way.on(ServingEngine.CPU).open(tiny(), PictureBuffers.allocate(1, SIDE));
        inference.close();
        inference.close();

        assertEquals("The network tiny was closed.",
                assertThrows(IllegalStateException.class, inference::run).getMessage());
    }

    @Test
    void makesNextToNoGarbage() throws EngineUnavailableException {
        int runs = 50;
        try (Inference inference = EngineChoice.live().open(tiny(), 1, 256)) {
            for (int i = 0; i < runs; i++) {
                inference.run();
            }
            long before = allocatedBytes();
            for (int i = 0; i < runs; i++) {
                inference.run();
            }
            long bytesPerRun = (allocatedBytes() - before) / runs;
            assertTrue(bytesPerRun < 4000, () -> bytesPerRun + " bytes a run; the picture alone has 786432");
        }
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void startsAtHome() throws EngineUnavailableException {
        OnnxRuntimeStart.environment();

        assertEquals("true", System.getProperty("ai.djl.offline"));
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
        assertTrue(Path.of(System.getProperty("DJL_CACHE_DIR")).endsWith(Path.of("diptych", "djl")));
    }
}
