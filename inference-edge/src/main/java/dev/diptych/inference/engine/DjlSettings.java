package dev.diptych.inference.engine;

import dev.diptych.inference.model.UserFolders;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the Deep Java Library at home: nothing is downloaded, no use is reported to its makers (its {@code Ec2Utils} does
 * so unless told not to), and its caches lie in this program's cache folder. Must be applied before any of its classes is
 * used; whatever the operator set, as a property or in the environment, stays.
 */
public final class DjlSettings {
    private DjlSettings() {
    }

    public static void apply() {
        set("ai.djl.offline", "DJL_OFFLINE", "true");
        set("OPT_OUT_TRACKING", "OPT_OUT_TRACKING", "true");
        // Or it unpacks PyTorch, wherever that is on the class path, for operations that nobody asks of it.
        set("ai.djl.onnx.disable_alternative", "", "true");
        // The pools that its ONNX Runtime engine makes for all sessions; ours have their own.
        set("ai.djl.onnxruntime.num_threads", "", "1");
        set("ai.djl.onnxruntime.num_interop_threads", "", "1");
        Optional<Path> cache = UserFolders.cache().map(folder -> folder.resolve("djl"));
        cache.ifPresent(folder -> {
            set("DJL_CACHE_DIR", "DJL_CACHE_DIR", folder.toString());
            set("ENGINE_CACHE_DIR", "ENGINE_CACHE_DIR", folder.toString());
        });
    }

    private static void set(String property, String variable, String value) {
        if (System.getProperty(property) == null && (variable.isEmpty() || System.getenv(variable) == null)) {
            System.setProperty(property, value);
        }
    }
}
