package dev.diptych.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The paper's loss (Capece et al. 2019, eq. 5), (4 / 3N) sum ((t - y) + E[y - t])^2, with E the mean over one picture
 * and channel. It gives the mean of a prediction no gradient at all: trained with it alone, a network's pictures come
 * out far too dark or bright (5 dB of PSNR in a first experiment). So the square of that mean is added, times
 * {@code meanWeight}: 1 makes the sum 4 times the mean squared error, 0 leaves the paper's.
 *
 * @param meanWeight 0 or more
 */
public record DeepFlashLoss(double meanWeight) {
    private static final float FACTOR = 4;

    public DeepFlashLoss {
        if (!(meanWeight >= 0 && meanWeight <= 1000)) {
            throw new IllegalArgumentException(
                    "The weight of the mean in the loss must be from 0 to 1000, but it is " + meanWeight + ".");
        }
    }

    /** One number of predictions and targets, both {@code (N, 3, H, W)}. */
    public NDArray of(NDArray predicted, NDArray target) {
        Shape shape = predicted.getShape();
        NDArray error = target.sub(predicted).reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
        // DJL's PyTorch engine takes the mean over one axis only.
        NDArray mean = error.mean(new int[]{2}, true);
        NDArray loss = error.sub(mean).square().mean().mul(FACTOR);
        return meanWeight == 0 ? loss : loss.add(mean.square().mean().mul((float) (FACTOR * meanWeight)));
    }
}
