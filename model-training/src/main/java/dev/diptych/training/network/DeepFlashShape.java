package dev.diptych.training.network;

import java.util.List;

/**
 * Channels of DeepFlash's layers (Capece et al. 2019, figure 2): the convolutions of VGG-16 (Simonyan and Zisserman
 * 2015) and a decoder after Eilertsen et al. 2017.
 *
 * @param width share of the paper's channels that every layer has, at least one channel
 */
public record DeepFlashShape(double width) {
    /** Pictures must have sides that are multiples of this: five halvings. */
    public static final int SIDE_MULTIPLE_PX = 32;

    /** Of each group of encoder layers between two halvings: the paper's channels of one layer, and how many layers. */
    private static final int[][] ENCODER = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};
    private static final int BOTTLENECK = 512;
    private static final List<Integer> DECODER = List.of(512, 512, 256, 128, 64);

    public DeepFlashShape {
        if (!(width >= 1 / 64.0 && width <= 2)) {
            throw new IllegalArgumentException(
                    "The width of DeepFlash must be from 1/64 to 2 of the paper's, but it is " + width + ".");
        }
    }

    /** Groups of layers between two halvings. */
    public int stages() {
        return ENCODER.length;
    }

    public int encoderLayers(int stage) {
        return ENCODER[stage][1];
    }

    public int encoderChannels(int stage) {
        return scaled(ENCODER[stage][0]);
    }

    public int bottleneckChannels() {
        return scaled(BOTTLENECK);
    }

    /** Channels after the doubling number {@code stage} and after its fusing with the encoder's, 0 the smallest. */
    public int decoderChannels(int stage) {
        return scaled(DECODER.get(stage));
    }

    /** Trained numbers with normalisation folded into the layers before it: 29 439 384 at width 1. */
    public long parameters() {
        long sum = 0;
        int from = 3;
        for (int stage = 0; stage < stages(); stage++) {
            for (int layer = 0; layer < encoderLayers(stage); layer++) {
                sum += convolution(3, from, encoderChannels(stage));
                from = encoderChannels(stage);
            }
        }
        sum += convolution(3, from, bottleneckChannels());
        from = bottleneckChannels();
        for (int stage = 0; stage < stages(); stage++) {
            int to = decoderChannels(stage);
            sum += convolution(4, from, to);
            sum += convolution(1, to + encoderChannels(stages() - 1 - stage), to);
            from = to;
        }
        return sum + convolution(1, from, 3) + convolution(1, 6, 3);
    }

    private static long convolution(int kernelSide, int from, int to) {
        return (long) kernelSide * kernelSide * from * to + to;
    }

    private int scaled(int papersChannels) {
        return Math.max(1, (int) Math.round(papersChannels * width));
    }
}
