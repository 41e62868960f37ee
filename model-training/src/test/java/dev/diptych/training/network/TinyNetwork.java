package dev.diptych.training.network;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A network of a few channels whose every parameter, normalisation's too, is drawn at random. */
public final class TinyNetwork implements AutoCloseable {
    public static final DeepFlashShape SHAPE = new DeepFlashShape(1 / 32.0);
    public static final int SIDE_PX = 32;

    private final Model model = PyTorch.newModel("tiny");
    private final NDManager manager = model.getNDManager();
    private final DeepFlashNetwork network = new DeepFlashNetwork(SHAPE);

    public TinyNetwork() {
        Random random = new Random(3);
        ParameterNames.of(network)
                .forEach((name, parameter) -> parameter.setInitializer((to, shape, type) -> {
                    boolean scale = name.endsWith("gamma") || name.endsWith("runningVar");
                    float[] values = new float[(int) shape.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = scale ? 0.5f + random.nextFloat() : (float) (0.1 * random.nextGaussian());
                    }
                    return to.create(values, shape);
                }));
        network.initialize(manager, DataType.FLOAT32, new Shape(1, 3, SIDE_PX, SIDE_PX));
    }

    public Map<String, float[]> parameters() {
        Map<String, float[]> values = new LinkedHashMap<>();
        ParameterNames.of(network).forEach((name, parameter) -> values.put(name, parameter.getArray().toFloatArray()));
        return values;
    }

    public float[] predict(float[] picture) {
        NDArray x = manager.create(picture, new Shape(1, 3, SIDE_PX, SIDE_PX));
        return network.forward(new ParameterStore(manager, false), new NDList(x), false)
                .singletonOrThrow()
                .toFloatArray();
    }

    public static float[] picture() {
        Random random = new Random(8);
        float[] values = new float[3 * SIDE_PX * SIDE_PX];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    @Override
    public void close() {
        model.close();
    }
}
