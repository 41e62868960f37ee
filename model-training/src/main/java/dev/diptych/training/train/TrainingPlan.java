package dev.diptych.training.train;

import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.training.network.DeepFlashShape;
import java.util.Locale;

/**
 * All that decides the outcome of a training, beside its data.
 *
 * @param model name of what is trained
 * @param shape of the network
 * @param sidePx of the pictures
 * @param batch pictures in a step
 * @param steps in all
 * @param learningRate at the beginning
 * @param finalLearningRate at the end; in between it falls along a cosine
 * @param seed of the first weights
 * @param encoderSha256 of the file that the encoder starts from; empty if it starts from noise
 */
public record TrainingPlan(String model, DeepFlashShape shape, int sidePx, int batch, long steps, double learningRate,
        double finalLearningRate, DeepFlashLoss loss, Encoding encoding, long seed,
        String encoderSha256) {
    public TrainingPlan {
        require(ModelCard.isName(model), "A model's name has lower-case letters, digits, dots, dashes and underscores,"
                + " not \"" + model + "\".");
        require(sidePx >= 32 && sidePx <= 1024 && sidePx % 32 == 0,
                "The side of the pictures must be a multiple of 32 from 32 to 1024, but it is " + sidePx + ".");
        require(batch >= 1 && batch <= 256, "A step takes 1 to 256 pictures, not " + batch + ".");
        int smallest = sidePx / DeepFlashShape.SIDE_MULTIPLE_PX;
        require(batch * smallest * smallest > 1, "Batch normalisation needs more than one value: with pictures of 32"
                + " pixels a step takes at least 2.");
        require(steps >= 1, "There must be at least one step, not " + steps + ".");
        require(finalLearningRate > 0 && learningRate >= finalLearningRate && learningRate <= 1,
                "The learning rate must fall from at most 1 to more than 0, not from " + learningRate + " to "
                        + finalLearningRate + ".");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** The rate of a step, counted from 1. */
    double learningRateAt(long step) {
        double done = steps == 1 ? 1 : (step - 1) / (double) (steps - 1);
        return finalLearningRate + (learningRate - finalLearningRate) * (1 + Math.cos(Math.PI * done)) / 2;
    }

    /** One line that is the same for equal plans alone; a checkpoint is resumed by the plan that wrote it. */
    String signature() {
        String noise = String.format(Locale.ROOT,
                "%s width %s side %d batch %d steps %d rate %s to %s mean %s encoding %s"
                        + " seed %d",
                model, shape.width(), sidePx, batch, steps, learningRate, finalLearningRate, loss.meanWeight(),
                encoding,
                seed);
        return encoderSha256.isEmpty() ? noise : noise + " encoder " + encoderSha256;
    }
}
