package dev.diptych.training.vgg;

import dev.diptych.training.network.LayerNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a user's VGG-16 into what a training's encoder starts from.
 *
 * @param blueFirst whether it was trained on pictures whose first channel is blue
 * @param scale what it expects white to be, black being 0: 255 or 1
 * @param means of red, green and blue that it expects to be taken away, after scaling
 * @param deviations of red, green and blue that it expects to be divided by, after that
 */
public record VggImport(boolean blueFirst, double scale, List<Double> means, List<Double> deviations) {
    /** Layers in each group between two halvings. */
    private static final int[] GROUPS = {2, 2, 3, 3, 3};
    private static final int TAPS = 9;

    public VggImport {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.size() != 3 || deviations.size() != 3 || deviations.stream().anyMatch(each -> !(each > 0))) {
            throw new IllegalArgumentException("There must be three means and three deviations above 0.");
        }
    }

    /**
     * The encoder's parameters at the paper's width. The network is shown values from 0 to 1, red first: what the user's
     * network expects of its pictures is folded into the first layer, exactly but for the outermost pixels, beyond which
     * it saw the mean and this one sees black.
     *
     * @throws VggFormatException if the file holds no VGG-16
     */
    public Map<String, float[]> read(Path file) throws IOException {
        List<VggFile.Convolution> convolutions = VggFile.read(file);
        Map<String, float[]> parameters = new LinkedHashMap<>();
        int at = 0;
        for (int stage = 0; stage < GROUPS.length; stage++) {
            for (int layer = 0; layer < GROUPS[stage]; layer++) {
                VggFile.Convolution convolution = convolutions.get(at);
                VggFile.Convolution put = at == 0 ? onOurPictures(convolution) : convolution;
                parameters.put(LayerNames.encoder(stage, layer) + "_weight", put.weights());
                parameters.put(LayerNames.encoder(stage, layer) + "_bias", put.bias());
                at++;
            }
        }
        return parameters;
    }

    private VggFile.Convolution onOurPictures(VggFile.Convolution first) {
        float[] weights = new float[first.weights().length];
        float[] bias = first.bias().clone();
        for (int out = 0; out < first.out(); out++) {
            for (int channel = 0; channel < 3; channel++) {
                int theirs = blueFirst ? 2 - channel : channel;
                for (int tap = 0; tap < TAPS; tap++) {
                    float weight = first.weights()[(out * 3 + theirs) * TAPS + tap];
                    weights[(out * 3 + channel) * TAPS + tap] = (float) (weight * scale / deviations.get(channel));
                    bias[out] -= (float) (weight * means.get(channel) / deviations.get(channel));
                }
            }
        }
        return new VggFile.Convolution(first.in(), first.out(), weights, bias);
    }
}
