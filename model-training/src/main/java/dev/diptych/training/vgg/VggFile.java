package dev.diptych.training.vgg;

import dev.diptych.inference.onnx.OnnxFormatException;
import dev.diptych.inference.onnx.OnnxHeader;
import dev.diptych.inference.onnx.OnnxInitializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The thirteen convolutions of a user's VGG-16, out of an ONNX file (weights {@code (out, in, 3, 3)}) or a NumPy archive
 * ({@code (3, 3, in, out)}, as TensorFlow lays them out). They are known by their sizes alone, in the order of the file,
 * because every publisher names them otherwise.
 */
final class VggFile {
    /** Channels of VGG-16's convolutions, the picture's first. */
    private static final int[] CHANNELS = {3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512};
    private static final int TAPS = 9;

    private VggFile() {
    }

    /**
     * One convolution.
     *
     * @param weights {@code (out, in, 3, 3)}
     */
    record Convolution(int in, int out, float[] weights, float[] bias) {}

    /** In the order of the layers. */
    static List<Convolution> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new VggFormatException(
                    file + (Files.exists(file) ? " is no file" : " is not there")
                            + "; give a file with the weights of VGG-16, .onnx or .npz.");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        List<NamedTensor> tensors;
        if (name.endsWith(".onnx")) {
            tensors = ofOnnx(file);
        } else if (name.endsWith(".npz")) {
            tensors = NumpyArchive.read(file);
        } else {
            throw new VggFormatException(file + " is neither .onnx nor .npz; convert the weights of VGG-16 to one.");
        }
        return convolutions(file, tensors);
    }

    private static List<NamedTensor> ofOnnx(Path file) throws IOException {
        try {
            List<NamedTensor> tensors = new ArrayList<>();
            OnnxHeader header = OnnxHeader.read(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            for (OnnxInitializer weights : header.initializers()) {
                long[] sizes = weights.sizes().stream().mapToLong(Long::longValue).toArray();
                if (wanted(sizes)) {
                    tensors.add(new NamedTensor(weights.name(), sizes, weights.floats()));
                }
            }
            return tensors;
        } catch (OnnxFormatException e) {
            throw new VggFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The fully connected layers are large and left where they are. */
    private static boolean wanted(long[] sizes) {
        return sizes.length == 1 || sizes.length == 4;
    }

    private static List<Convolution> convolutions(Path file, List<NamedTensor> tensors) throws VggFormatException {
        List<NamedTensor> kernels = tensors.stream().filter(tensor -> isKernel(tensor.sizes())).toList();
        List<NamedTensor> biases = tensors.stream().filter(tensor -> tensor.sizes().length == 1).toList();
        int layers = CHANNELS.length - 1;
        if (kernels.size() != layers || biases.size() < layers) {
            throw new VggFormatException(file + " holds " + kernels.size() + " convolutions of 3x3 and " + biases.size()
                    + " biases, where VGG-16 has " + layers + " of each.");
        }
        List<Convolution> convolutions = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            NamedTensor kernel = kernels.get(layer);
            int in = CHANNELS[layer];
            int out = CHANNELS[layer + 1];
            NamedTensor bias = biases.get(layer);
            if (bias.values().length != out) {
                throw new VggFormatException(file + " holds the bias " + bias.name() + " of " + bias.values().length
                        + " values where VGG-16's layer " + (layer + 1) + " has " + out + ".");
            }
            if (Arrays.equals(kernel.sizes(), new long[]{out, in, 3, 3})) {
                convolutions.add(new Convolution(in, out, kernel.values(), bias.values()));
            } else if (Arrays.equals(kernel.sizes(), new long[]{3, 3, in, out})) {
                convolutions.add(new Convolution(in, out, outermostFirst(kernel.values(), in, out), bias.values()));
            } else {
                throw new VggFormatException(file + " holds the weights " + kernel.name() + " of "
                        + Arrays.toString(kernel.sizes()) + " where VGG-16's layer " + (layer + 1) + " has " + out
                        + " filters of " + in + " channels.");
            }
        }
        return convolutions;
    }

    private static boolean isKernel(long[] sizes) {
        return sizes.length == 4 && ((sizes[2] == 3 && sizes[3] == 3) || (sizes[0] == 3 && sizes[1] == 3));
    }

    private static float[] outermostFirst(float[] values, int in, int out) {
        float[] turned = new float[values.length];
        for (int tap = 0; tap < TAPS; tap++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * TAPS + tap] = values[(tap * in + i) * out + o];
                }
            }
        }
        return turned;
    }
}
