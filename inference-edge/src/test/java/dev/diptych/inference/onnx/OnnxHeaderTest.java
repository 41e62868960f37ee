package dev.diptych.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxHeaderTest {
    private static final byte[] THREE_FLOATS = {0, 0, -128, 63, 0, 0, 0, 64, 0, 0, 64, 64};

    private static OnnxHeader read(byte[] bytes) throws OnnxFormatException {
        return OnnxHeader.read("net.onnx", ByteBuffer.wrap(bytes));
    }

    private static ProtoMessage external() {
        return new ProtoMessage().text(8, "w")
                .message(13,
                        new ProtoMessage().text(1, "location").text(2, "/etc/passwd"));
    }

    private static byte[] model(ProtoMessage graph) {
        return new ProtoMessage().number(1, 8).message(7, graph).toBytes();
    }

    private static ProtoMessage nodeWith(ProtoMessage attribute) {
        return new ProtoMessage().message(1, new ProtoMessage().message(5, attribute));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsWeightsInAnotherFile(String where, byte[] file) throws OnnxFormatException {
        assertTrue(read(file).usesOtherFiles());
    }

    static Stream<Arguments> findsWeightsInAnotherFile() {
        ProtoMessage subgraph = new ProtoMessage().message(5, external());
        ProtoMessage graphOfAttribute = nodeWith(new ProtoMessage().message(6, subgraph));
        return Stream.of(Arguments.of("initialiser", model(new ProtoMessage().message(5, external()))),
                Arguments.of("location alone", model(new ProtoMessage().message(5, new ProtoMessage().number(14, 1)))),
                Arguments.of("location of 33 bits, cut to 1 by protobuf",
                        model(new ProtoMessage().message(5, new ProtoMessage().number(14, (1L << 32) | 1)))),
                Arguments.of("location that is taken back later",
                        model(new ProtoMessage().message(5, new ProtoMessage().number(14, 1).number(14, 0)))),
                Arguments.of("tensor of an attribute", model(nodeWith(new ProtoMessage().message(5, external())))),
                Arguments.of("tensors of an attribute", model(nodeWith(new ProtoMessage().message(10, external())))),
                Arguments.of("graph of an attribute", model(graphOfAttribute)),
                Arguments.of("graphs of an attribute", model(nodeWith(new ProtoMessage().message(11, subgraph)))),
                Arguments.of("graph in a graph", model(nodeWith(new ProtoMessage().message(6, graphOfAttribute)))),
                Arguments.of("sparse initialiser",
                        model(new ProtoMessage().message(15, new ProtoMessage().message(1, external())))),
                Arguments.of("sparse tensor of an attribute",
                        model(nodeWith(new ProtoMessage().message(22, new ProtoMessage().message(2, external()))))),
                Arguments.of("function",
                        new ProtoMessage().number(1, 8)
                                .message(7, new ProtoMessage())
                                .message(25, new ProtoMessage().message(7,
                                        new ProtoMessage().message(5, new ProtoMessage().message(5, external()))))
                                .toBytes()),
                Arguments.of("default of a function's attribute",
                        new ProtoMessage().number(1, 8)
                                .message(7, new ProtoMessage())
                                .message(25, new ProtoMessage().message(11, new ProtoMessage().message(5, external())))
                                .toBytes()),
                Arguments.of("training", new ProtoMessage().number(1, 8)
                        .message(7, new ProtoMessage())
                        .message(20, new ProtoMessage().message(1, subgraph))
                        .toBytes()),
                Arguments.of("second graph, which protobuf merges", new ProtoMessage().number(1, 8)
                        .message(7, new ProtoMessage())
                        .message(7, subgraph)
                        .toBytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String sentence, byte[] file) {
        assertEquals(sentence, assertThrows(OnnxFormatException.class, () -> read(file)).getMessage());
    }

    static Stream<Arguments> refuses() {
        byte[] whole = model(new ProtoMessage().message(5, new ProtoMessage().bytes(9, THREE_FLOATS)));
        ProtoMessage deep = new ProtoMessage();
        for (int i = 0; i < 32; i++) {
            deep = nodeWith(new ProtoMessage().message(6, deep));
        }
        ProtoMessage crowd = new ProtoMessage();
        for (int i = 0; i < 100_000; i++) {
            crowd.bytes(1, new byte[0]);
        }
        ProtoMessage fact = new ProtoMessage().text(1, "a");
        return Stream.of(Arguments.of(damaged("it is empty"), new byte[0]),
                Arguments.of(damaged("field 7 claims 16 bytes where 15 are left"),
                        Arrays.copyOf(whole, whole.length - 1)),
                Arguments.of(damaged("it ends within a number"), new byte[]{8}),
                Arguments.of(damaged("a number has more than ten digits"),
                        new byte[]{8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}),
                Arguments.of(damaged("field 7 claims 18446744073709551615 bytes where 0 are left"),
                        new byte[]{58, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}),
                Arguments.of(damaged("field 7 claims 2147483647 bytes where 0 are left"),
                        new byte[]{58, -1, -1, -1, -1, 7}),
                Arguments.of(damaged("a field has the number 0"), new byte[]{0}),
                Arguments.of(damaged("a field has the number 536870912"), new byte[]{-128, -128, -128, -128, 16}),
                Arguments.of(damaged("field 15 has the unknown wire type 3"), new byte[]{123}),
                Arguments.of(damaged("field 7 has wire type 0 where 2 belongs"), new byte[]{56, 1}),
                Arguments.of(damaged("it has no version"), new ProtoMessage().message(7, new ProtoMessage()).toBytes()),
                Arguments.of(damaged("it has no graph"), new ProtoMessage().number(1, 8).toBytes()),
                Arguments.of(damaged("a name is not in UTF-8"),
                        new ProtoMessage().bytes(2, new byte[]{(byte) 0xC3}).toBytes()),
                Arguments.of(damaged("its fact a is given twice"),
                        new ProtoMessage().message(14, fact).message(14, fact).toBytes()),
                Arguments.of(damaged("field 1 has more than 8 numbers"),
                        model(new ProtoMessage().message(5, new ProtoMessage().bytes(1, new byte[9])))),
                Arguments.of(damaged("an input or output has over 8 dimensions"), inputOfNineDimensions()),
                Arguments.of("net.onnx is in ONNX Runtime's own format instead of ONNX; it is not used.",
                        "\u0008\u0000\u0012\u0008ORTMpad!".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("net.onnx has graphs in one another deeper than 32; it is not used.", model(deep)),
                Arguments.of("net.onnx has more than 100000 parts, more than any network of portraits;"
                        + " it is not used.", model(crowd)));
    }

    private static String damaged(String how) {
        return "net.onnx is not a whole ONNX file (" + how + "); fetch or export it again.";
    }

    private static byte[] inputOfNineDimensions() {
        ProtoMessage shape = new ProtoMessage();
        for (int i = 0; i < 9; i++) {
            shape.bytes(1, new byte[0]);
        }
        return model(new ProtoMessage().message(11, new ProtoMessage().message(2,
                new ProtoMessage().message(1, new ProtoMessage().message(2, shape)))));
    }

    @Test
    void readsWhatOtherWritersWrite() throws OnnxFormatException {
        ProtoMessage packed = new ProtoMessage().bytes(1, new byte[]{1, 3})
                .number(2, 1)
                .text(8, "w")
                .bytes(4,
                        THREE_FLOATS);
        ProtoMessage namelessInput = new ProtoMessage().text(1, "x")
                .message(2, new ProtoMessage().message(1,
                        new ProtoMessage().number(1, 1)
                                .message(2,
                                        new ProtoMessage().bytes(1, new byte[0])
                                                .message(1, new ProtoMessage().number(1, -1)))));
        OnnxHeader header = read(new ProtoMessage().number(1, 3)
                .message(8, new ProtoMessage().text(1, "com.microsoft").number(2, 1))
                .message(8, new ProtoMessage().number(2, 11))
                .message(7, new ProtoMessage().message(5, packed)
                        .message(11, new ProtoMessage().text(1, "w"))
                        .message(11, namelessInput))
                .toBytes());

        assertEquals(11, header.opset());
        assertEquals(List.of(new OnnxValue("x", 1, List.of(new OnnxDimension.Unknown(), new OnnxDimension.Unknown()))),
                header.inputs());
        assertEquals(List.of(1L, 3L), header.initializers().getFirst().sizes());
        assertArrayEquals(new float[]{1, 2, 3}, header.initializers().getFirst().floats());
    }

    @ParameterizedTest
    @MethodSource
    void refusesWeightsThatAreNotThere(String sentence, ProtoMessage tensor) throws OnnxFormatException {
        OnnxInitializer weights = read(model(new ProtoMessage().message(5, tensor))).initializers().getFirst();

        assertEquals(sentence, assertThrows(OnnxFormatException.class, weights::floats).getMessage());
    }

    static Stream<Arguments> refusesWeightsThatAreNotThere() {
        String export = "; export the network as one file of float32 values.";
        String again = " bytes; fetch or export the file again.";
        ProtoMessage floats = new ProtoMessage().number(2, 1).text(8, "w");
        return Stream.of(
                Arguments.of("The weights w in net.onnx lie in another file" + export, external().number(2, 1)),
                Arguments.of("The weights w in net.onnx are of type 10 instead of 1 (float32)" + export,
                        new ProtoMessage().number(2, 10).text(8, "w")),
                Arguments.of("The weights w in net.onnx claim the dimensions [4] but have 12" + again,
                        new ProtoMessage().append(floats).number(1, 4).bytes(9, THREE_FLOATS)),
                Arguments.of("The weights w in net.onnx claim the dimensions [2] but have 9" + again,
                        new ProtoMessage().append(floats).number(1, 2).bytes(9, new byte[9])),
                Arguments.of("The weights w in net.onnx claim the dimensions [4] but have 0" + again,
                        new ProtoMessage().append(floats).number(1, 4)),
                Arguments.of("The weights w in net.onnx claim the dimensions [-1, -3] but have 12" + again,
                        new ProtoMessage().append(floats).number(1, -1).number(1, -3).bytes(9, THREE_FLOATS)),
                Arguments.of("The weights w in net.onnx claim the dimensions [65536, 65536, 65536, 65536] but have 0"
                        + again,
                        new ProtoMessage().append(floats)
                                .number(1, 65536)
                                .number(1, 65536)
                                .number(1, 65536)
                                .number(1, 65536)));
    }
}
