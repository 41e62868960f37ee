package dev.diptych.inference.model;

import java.util.Arrays;
import java.util.Optional;

/** The papers' networks that this program can train, whether or not there are weights. */
public enum KnownNetwork {
    /** Capece et al. 2019, at its own widths. */
    DEEPFLASH("deepflash", 1),
    /** The same at a quarter of the widths. */
    DEEPFLASH_SLIM("deepflash-slim", 0.25);

    private final String modelName;
    private final double width;

    KnownNetwork(String modelName, double width) {
        this.modelName = modelName;
        this.width = width;
    }

    public static Optional<KnownNetwork> named(String name) {
        return Arrays.stream(values()).filter(network -> network.modelName.equals(name)).findFirst();
    }

    public String modelName() {
        return modelName;
    }

    /** One sentence for who wants it and has no weights. */
    String howToGet() {
        return "The network " + modelName + " has no weights on this computer; train it with `diptych train --model "
                + modelName + " --width " + width + " --data ARCHIVE|synthetic --steps N -o DIR`, then"
                + " `diptych export-onnx DIR`, then `diptych model add DIR/" + modelName + ".onnx`.";
    }
}
