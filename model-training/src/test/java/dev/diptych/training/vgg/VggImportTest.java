package dev.diptych.training.vgg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.onnx.OnnxDimension;
import dev.diptych.inference.onnx.OnnxGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VggImportTest {
    private static final int[] CHANNELS = {3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512};
    private static final VggImport AS_IT_IS = new VggImport(false, 1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    @TempDir
    Path folder;

    @Test
    void bothFormatsGiveTheSameEncoder() throws IOException {
        Map<String, float[]> ofOnnx = AS_IT_IS.read(onnx(CHANNELS));
        Map<String, float[]> ofNumpy = AS_IT_IS.read(numpy());
        assertEquals(26, ofOnnx.size());
        assertEquals(ofOnnx.keySet(), ofNumpy.keySet());
        ofOnnx.forEach((name, values) -> assertArrayEquals(values, ofNumpy.get(name), name));
        assertEquals(weight(4, 200, 100, 7), of(ofOnnx, "conv3-1_weight")[(200 * 128 + 100) * 9 + 7]);
        assertEquals(bias(12, 511), of(ofOnnx, "conv5-3_bias")[511]);
    }

    @Test
    void whatTheNetworkExpectsIsFoldedIntoItsFirstLayer() throws IOException {
        VggImport caffe = new VggImport(true, 255, List.of(123.0, 116.0, 103.0), List.of(2.0, 1.0, 4.0));
        Map<String, float[]> encoder = caffe.read(onnx(CHANNELS));
        double[] rgb = {0.2, 0.5, 0.9};
        double[] theirs = {(255 * 0.9 - 103) / 4, 255 * 0.5 - 116, (255 * 0.2 - 123) / 2};
        double expected = bias(0, 5);
        double actual = of(encoder, "conv1-1_bias")[5];
        for (int channel = 0; channel < 3; channel++) {
            for (int tap = 0; tap < 9; tap++) {
                expected += weight(0, 5, channel, tap) * theirs[channel];
                actual += of(encoder, "conv1-1_weight")[(5 * 3 + channel) * 9 + tap] * rgb[channel];
            }
        }
        assertEquals(expected, actual, 1e-3 * Math.abs(expected));
    }

    @Test
    void refusesOtherNetworksInOneSentence() throws IOException {
        int[] fewer = {3, 64, 64, 128, 128};
        assertRefused(onnx(fewer), "holds 4 convolutions");
        int[] other = CHANNELS.clone();
        other[7] = 300;
        assertRefused(onnx(other), "layer 7 has 256");
        assertRefused(Files.writeString(folder.resolve("vgg.txt"), "weights"), "neither");
        assertRefused(Files.writeString(folder.resolve("vgg.npz"), "PK"), "NumPy");
        assertRefused(folder.resolve("none.onnx"), "is not there");
    }

    private static void assertRefused(Path file, String because) {
        VggFormatException refused = assertThrows(VggFormatException.class, () -> AS_IT_IS.read(file));
        assertTrue(String.valueOf(refused.getMessage()).contains(because), refused.toString());
    }

    private static float[] of(Map<String, float[]> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    private static float weight(int layer, int out, int in, int tap) {
        return ((layer * 31 + out * 7 + in * 3 + tap) % 101 - 50) / 50f;
    }

    private static float bias(int layer, int out) {
        return (layer + out % 17) / 10f;
    }

    private Path onnx(int[] channels) throws IOException {
        OnnxGraph graph = new OnnxGraph("vgg");
        OnnxDimension[] picture = {OnnxDimension.fixed(1), OnnxDimension.fixed(3), OnnxDimension.named("h"),
            OnnxDimension.named("w")};
        graph.input("data", picture);
        for (int layer = 0; layer + 1 < channels.length; layer++) {
            int in = channels[layer];
            int out = channels[layer + 1];
            float[] weights = new float[out * in * 9];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weight(layer, i / 9 / in, i / 9 % in, i % 9);
            }
            graph.weights("w" + layer, new long[]{out, in, 3, 3}, weights);
            graph.weights("b" + layer, new long[]{out}, biases(layer, out));
        }
        graph.node("Identity", "same", List.of("data"));
        graph.output("same", picture);
        return Files.write(folder.resolve("vgg.onnx"), graph.toBytes());
    }

    private static float[] biases(int layer, int out) {
        float[] biases = new float[out];
        for (int i = 0; i < out; i++) {
            biases[i] = bias(layer, i);
        }
        return biases;
    }

    private Path numpy() throws IOException {
        Path file = folder.resolve("vgg16.npz");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (int layer = 0; layer + 1 < CHANNELS.length; layer++) {
                int in = CHANNELS[layer];
                int to = CHANNELS[layer + 1];
                float[] weights = new float[to * in * 9];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = weight(layer, i % to, i / to % in, i / to / in);
                }
                String name = String.format("layer%02d", layer);
                put(zip, name + "_W.npy", "3, 3, " + in + ", " + to, weights);
                put(zip, name + "_b.npy", to + ",", biases(layer, to));
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String shape, float[] values) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header);
        bytes.asFloatBuffer().put(values);
        zip.write(bytes.array());
        zip.closeEntry();
    }
}
