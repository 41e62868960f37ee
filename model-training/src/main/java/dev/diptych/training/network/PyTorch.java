package dev.diptych.training.network;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import dev.diptych.inference.engine.DjlSettings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** DJL's PyTorch engine on this computer's processor: the one place that starts it. */
public final class PyTorch {
    private static final String ENGINE = "PyTorch";
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    static {
        DjlSettings.apply();
        // Its threads wait for each other by spinning: on a computer that has something else to do, two of them took
        // longer than one by a factor of twenty. One is also what makes results the same everywhere.
        if (System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, "1");
        }
    }

    private PyTorch() {
    }

    /**
     * Without a block yet.
     *
     * @throws UncheckedIOException with a sentence for the operator if PyTorch does not start here
     */
    public static Model newModel(String name) {
        try {
            return Model.newInstance(name, Device.cpu(), ENGINE);
        } catch (EngineException | LinkageError e) {
            throw new UncheckedIOException(new IOException("PyTorch does not start (" + e.getMessage() + "); it needs"
                    + " Linux on x86-64 or aarch64, and 500 MB free in the user's cache folder, where it is unpacked.",
                    e));
        }
    }
}
