package dev.diptych.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Damaged files are read or refused with a sentence; nothing else ever comes of them. */
class OnnxHeaderFuzzTest {
    private static final int FILES = 20_000;

    private static byte[] whole() {
        OnnxGraph graph = new OnnxGraph("tiny");
        OnnxDimension side = OnnxDimension.named("side");
        String x = graph.input("x", OnnxDimension.fixed(1), OnnxDimension.fixed(1), side, side);
        String w = graph.weights("w", new long[]{1, 1, 1, 1}, 0.5f);
        graph.node("Conv", "h", List.of(x, w), OnnxAttribute.wholes("kernel_shape", 1, 1));
        graph.node("LeakyRelu", "y", List.of("h"), OnnxAttribute.real("alpha", 0.2f));
        graph.output("y", OnnxDimension.fixed(1), OnnxDimension.fixed(1), side, side);
        graph.metadata("name", "tiny");
        return graph.toBytes();
    }

    @Test
    void everyTruncationIsRefusedOrIsAWholeFile() {
        byte[] file = whole();
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            refused += readOrRefuse(Arrays.copyOf(file, length)) ? 0 : 1;
        }
        assertTrue(refused > file.length * 9 / 10, () -> "too few truncations refused");
    }

    @Test
    void noDamageDoesMoreThanRefuse() {
        byte[] file = whole();
        SplittableRandom random = new SplittableRandom(6);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            if (readOrRefuse(damaged(file, random))) {
                read++;
            } else {
                refused++;
            }
        }
        assertTrue(read > FILES / 20 && refused > FILES / 20, "read " + read + ", refused " + refused);
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] file = whole.clone();
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(4)) {
                case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> file[at] = (byte) 0xFF;
                case 2 -> file[at] = (byte) random.nextInt(256);
                default -> System.arraycopy(file, at, file, random.nextInt(at + 1), Math.min(9, file.length - at));
            }
        }
        return file;
    }

    /** Reads all that is there; false: refused. */
    private static boolean readOrRefuse(byte[] file) {
        try {
            for (OnnxInitializer weights : OnnxHeader.read("fuzzed.onnx", ByteBuffer.wrap(file)).initializers()) {
                assertTrue(weights.floats().length <= file.length);
            }
            return true;
        } catch (OnnxFormatException refusal) {
            String sentence = String.valueOf(refusal.getMessage());
            assertTrue(sentence.contains("fuzzed.onnx") && sentence.endsWith("."), sentence);
            return false;
        }
    }
}
