package dev.diptych.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DeepFlash computed by loops alone, from the paper's description: what the block and its export are held against. */
public final class ReferenceDeepFlash {
    private final Map<String, float[]> parameters;
    private final DeepFlashShape shape;

    public ReferenceDeepFlash(DeepFlashShape shape, Map<String, float[]> parameters) {
        this.shape = shape;
        this.parameters = parameters;
    }

    /** Channels, rows, columns. */
    private record Maps(int channels, int side, double[] values) {
        double at(int channel, int y, int x) {
            return x < 0 || y < 0 || x >= side || y >= side ? 0 : values[(channel * side + y) * side + x];
        }

        Maps beside(Maps other) {
            double[] both = new double[values.length + other.values.length];
            System.arraycopy(values, 0, both, 0, values.length);
            System.arraycopy(other.values, 0, both, values.length, other.values.length);
            return new Maps(channels + other.channels, side, both);
        }
    }

    /** One picture, {@code 3 x side x side}. */
    public double[] predict(float[] picture, int side) {
        double[] values = new double[picture.length];
        for (int i = 0; i < picture.length; i++) {
            values[i] = picture[i];
        }
        Maps x = new Maps(3, side, values);
        List<Maps> skips = new ArrayList<>();
        Maps h = x;
        for (int stage = 0; stage < 5; stage++) {
            for (int layer = 0; layer < (stage < 2 ? 2 : 3); layer++) {
                String name = "conv" + (stage + 1) + "-" + (layer + 1);
                h = rectified(convolved(h, get(name + "_weight"), get(name + "_bias"), 3), 0);
            }
            skips.add(h);
            h = pooled(h);
        }
        h = layer("bottleneck", h, 3);
        for (int stage = 1; stage <= 5; stage++) {
            h = doubled("up" + stage, h, shape.decoderChannels(stage - 1)).beside(skips.removeLast());
            h = layer("fuse" + stage, h, 1);
        }
        h = layer("colours", h, 1).beside(x);
        return convolved(h, get("output_weight"), get("output_bias"), 1).values();
    }

    private Maps layer(String name, Maps in, int kernel) {
        return rectified(normalised(name,
                convolved(in, get(name + "_Conv2d_weight"), get(name + "_Conv2d_bias"), kernel)), 0.2);
    }

    private static Maps convolved(Maps in, float[] weights, float[] bias, int kernel) {
        Maps out = new Maps(bias.length, in.side(), new double[bias.length * in.side() * in.side()]);
        for (int o = 0; o < bias.length; o++) {
            for (int y = 0; y < in.side(); y++) {
                for (int x = 0; x < in.side(); x++) {
                    double sum = bias[o];
                    for (int i = 0; i < in.channels(); i++) {
                        for (int v = 0; v < kernel; v++) {
                            for (int u = 0; u < kernel; u++) {
                                sum += weights[((o * in.channels() + i) * kernel + v) * kernel + u]
                                        * in.at(i, y + v - kernel / 2, x + u - kernel / 2);
                            }
                        }
                    }
                    out.values()[(o * in.side() + y) * in.side() + x] = sum;
                }
            }
        }
        return out;
    }

    /** The textbook's transposed convolution: every input pixel is stamped onto the output with a 4x4 kernel. */
    private Maps doubled(String name, Maps in, int channels) {
        float[] stamp = SubPixelDeconvolution.transposedWeights(get(name + "_SubPixelDeconvolution_weight"),
                in.channels(), channels);
        int side = 2 * in.side();
        double[] values = new double[channels * side * side];
        for (int i = 0; i < in.channels(); i++) {
            for (int y = 0; y < in.side(); y++) {
                for (int x = 0; x < in.side(); x++) {
                    for (int o = 0; o < channels; o++) {
                        for (int v = 0; v < 4; v++) {
                            for (int u = 0; u < 4; u++) {
                                int toY = 2 * y + v - 1;
                                int toX = 2 * x + u - 1;
                                if (toY >= 0 && toX >= 0 && toY < side && toX < side) {
                                    values[(o * side + toY) * side + toX] += in.at(i, y, x)
                                            * stamp[((i * channels + o) * 4 + v) * 4 + u];
                                }
                            }
                        }
                    }
                }
            }
        }
        return rectified(normalised(name, new Maps(channels, side, values)), 0.2);
    }

    private Maps normalised(String name, Maps in) {
        double[] out = new double[in.values().length];
        int pixels = in.side() * in.side();
        for (int i = 0; i < out.length; i++) {
            int c = i / pixels;
            out[i] = (in.values()[i] - get(name + "_BatchNorm_runningMean")[c])
                    / Math.sqrt(get(name + "_BatchNorm_runningVar")[c] + 1e-5) * get(name + "_BatchNorm_gamma")[c]
                    + get(name + "_BatchNorm_beta")[c];
        }
        return new Maps(in.channels(), in.side(), out);
    }

    private static Maps rectified(Maps in, double slope) {
        double[] out = in.values().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] < 0 ? slope * out[i] : out[i];
        }
        return new Maps(in.channels(), in.side(), out);
    }

    private static Maps pooled(Maps in) {
        int side = in.side() / 2;
        double[] out = new double[in.channels() * side * side];
        for (int i = 0; i < out.length; i++) {
            int c = i / (side * side);
            int y = 2 * (i / side % side);
            int x = 2 * (i % side);
            out[i] = Math.max(Math.max(in.at(c, y, x), in.at(c, y, x + 1)),
                    Math.max(in.at(c, y + 1, x), in.at(c, y + 1, x + 1)));
        }
        return new Maps(in.channels(), side, out);
    }

    private float[] get(String name) {
        float[] found = parameters.get(name);
        if (found == null) {
            throw new AssertionError("no parameter " + name + " among " + parameters.keySet());
        }
        return found;
    }
}
