package dev.diptych.training.export;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.training.evaluate.OnnxNetwork;
import dev.diptych.training.network.DeepFlashNetwork;
import dev.diptych.training.network.ParameterNames;
import dev.diptych.training.network.PyTorch;
import java.util.Objects;
import java.util.Random;

/** Whether a model file computes what the trained network computes. */
public final class ExportParity {
    private ExportParity() {
    }

    /** Largest difference of any value, for a picture of noise of the size that was trained on. */
    public static double maxDifference(TrainedModel trained, ModelFile written) throws EngineUnavailableException {
        int side = trained.card().sidePx();
        float[] x = noise(3 * side * side);
        float[] expected = predict(trained, x, side);
        float[] actual;
        try (OnnxNetwork network = OnnxNetwork.openExact(TrustedModel.ofOwnMaking(written))) {
            actual = network.apply(x);
        }
        double most = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            most = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(most, difference);
        }
        return most;
    }

    private static float[] noise(int length) {
        Random random = new Random(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static float[] predict(TrainedModel trained, float[] x, int side) {
        try (Model model = PyTorch.newModel("parity")) {
            NDManager manager = model.getNDManager();
            Shape shape = new Shape(1, 3, side, side);
            DeepFlashNetwork network = new DeepFlashNetwork(trained.shape());
            ParameterNames.of(network)
                    .forEach((name, parameter) -> ParameterNames.start(parameter,
                            Objects.requireNonNull(trained.parameters().get(name))));
            network.initialize(manager, DataType.FLOAT32, shape);
            return network.forward(new ParameterStore(manager, false), new NDList(manager.create(x, shape)), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }
}
