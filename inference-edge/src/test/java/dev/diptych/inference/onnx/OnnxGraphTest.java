package dev.diptych.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OnnxGraphTest {
    private static final OnnxDimension ANY = OnnxDimension.named("side");

    @Test
    void whatIsWrittenIsRead() throws OnnxFormatException {
        OnnxGraph graph = new OnnxGraph("tiny");
        String x = graph.input("x", OnnxDimension.named("batch"), OnnxDimension.fixed(3), ANY, ANY);
        String w = graph.weights("w", new long[]{1, 3, 1, 1}, 0.5f, -1, 1e-30f);
        graph.node("Conv", "y", List.of(x, w), OnnxAttribute.wholes("kernel_shape", 1, 1));
        graph.output("y", OnnxDimension.named("batch"), OnnxDimension.fixed(1), ANY, ANY);
        graph.metadata("a", "1");
        graph.metadata("b", "zwölf");
        graph.metadata("a", "2");

        OnnxHeader header = OnnxHeader.read("tiny.onnx", ByteBuffer.wrap(graph.toBytes()));

        assertEquals(OnnxGraph.IR_VERSION, header.irVersion());
        assertEquals(OnnxGraph.OPSET, header.opset());
        assertEquals("diptych", header.producer());
        assertEquals(Map.of("a", "2", "b", "zwölf"), header.metadata());
        assertEquals(List.of(new OnnxValue("x", OnnxValue.FLOAT32,
                List.of(OnnxDimension.named("batch"), OnnxDimension.fixed(3), ANY, ANY))), header.inputs());
        assertEquals(List.of(new OnnxValue("y", OnnxValue.FLOAT32,
                List.of(OnnxDimension.named("batch"), OnnxDimension.fixed(1), ANY, ANY))), header.outputs());
        assertFalse(header.usesOtherFiles());
        OnnxInitializer weights = header.initializers().getFirst();
        assertEquals("w", weights.name());
        assertEquals(List.of(1L, 3L, 1L, 1L), weights.sizes());
        assertArrayEquals(new float[]{0.5f, -1, 1e-30f}, weights.floats());
    }

    @Test
    void refusesATensorThatNothingMakes() {
        OnnxGraph graph = new OnnxGraph("tiny");
        graph.input("x", ANY);

        assertSays("The Relu that makes y names the tensor z, which nothing before it makes.",
                () -> graph.node("Relu", "y", List.of("z")));
        assertSays("The list of outputs names the tensor y, which nothing before it makes.",
                () -> graph.output("y", ANY));
    }

    @Test
    void refusesATensorThatIsThereAlready() {
        OnnxGraph graph = new OnnxGraph("tiny");
        graph.input("x", ANY);
        graph.output("x", ANY);

        assertSays("The network tiny has a tensor x already.", () -> graph.weights("x", new long[]{1}, 1));
        assertSays("The network's output x was given twice.", () -> graph.output("x", ANY));
        assertSays("A tensor needs a name.", () -> graph.input(" ", ANY));
    }

    @Test
    void refusesWeightsThatDoNotFillTheirDimensions() {
        OnnxGraph graph = new OnnxGraph("tiny");

        assertSays("The weights w of size [2, 2] cannot be 3 values.",
                () -> graph.weights("w", new long[]{2, 2}, 1, 2, 3));
        assertSays("The weights w of size [-1, -1] cannot be 1 values.",
                () -> graph.weights("w", new long[]{-1, -1}, 1));
    }

    @Test
    void refusesANetworkWithoutOutput() {
        assertSays("The network tiny has no output.", () -> new OnnxGraph("tiny").toBytes());
    }

    @Test
    void refusesDimensionsWithoutMeaning() {
        assertSays("A dimension has at least one element, not 0.", () -> OnnxDimension.fixed(0));
        assertSays("A dimension of any size needs a name.", () -> OnnxDimension.named(""));
    }

    private static void assertSays(String sentence, Executable action) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, action).getMessage());
    }
}
