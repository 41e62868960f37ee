package dev.diptych.training.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.diptych.training.network.PyTorch;
import org.junit.jupiter.api.Test;

class DeepFlashLossTest {
    private static final Shape SHAPE = new Shape(1, 3, 1, 2);

    @Test
    void isThePapersWithoutTheMean() {
        // Errors 0.1 and 0.3 in one channel of three: about their mean, 0.1 each way.
        assertEquals(4.0 / 6 * (0.01 + 0.01), loss(0, 0.1f, 0.3f), 1e-6);
        // An error that is everywhere the same is none.
        assertEquals(0, loss(0, 0.2f, 0.2f), 1e-7);
    }

    @Test
    void isFourTimesTheMeanSquaredErrorWithTheMean() {
        assertEquals(4.0 / 6 * (0.01 + 0.09), loss(1, 0.1f, 0.3f), 1e-6);
        assertEquals(4.0 / 6 * 2 * 0.04, loss(1, 0.2f, 0.2f), 1e-6);
    }

    @Test
    void refusesAWeightThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new DeepFlashLoss(-1));
        assertThrows(IllegalArgumentException.class, () -> new DeepFlashLoss(Double.NaN));
    }

    private static double loss(double meanWeight, float first, float second) {
        try (Model model = PyTorch.newModel("loss")) {
            NDManager manager = model.getNDManager();
            NDArray target = manager.create(new float[]{first, second, 0, 0, 0, 0}, SHAPE);
            return new DeepFlashLoss(meanWeight).of(manager.zeros(SHAPE), target).getFloat();
        }
    }
}
