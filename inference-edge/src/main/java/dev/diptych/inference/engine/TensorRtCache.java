package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;
import dev.diptych.inference.model.UserFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Where TensorRT keeps the engines that it built, which takes minutes: a folder for each model, size, and version of ONNX
 * Runtime and TensorRT, because an engine of another version is refused at best.
 */
final class TensorRtCache {
    private static final String LIBRARY = "libnvinfer.so.";
    /** Where Debian's packages, NVIDIA's archives and JetPack put it. */
    private static final List<Path> USUAL_FOLDERS = List.of(Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"), Path.of("/usr/local/tensorrt/lib"));
    private static final int HASH_DIGITS = 16;

    private TensorRtCache() {
    }

    /** Made if it is not there. */
    static Path ofThisUser(TrustedModel model, PictureBuffers pictures, String ortVersion)
            throws EngineUnavailableException {
        Path cache = UserFolders.cache()
                .orElseThrow(() -> new EngineUnavailableException(
                        "TensorRT cannot be used, for this user has no folder to keep its engines in; set XDG_CACHE_HOME."));
        List<Path> folders = new ArrayList<>(USUAL_FOLDERS);
        folders.addAll(folders(System.getProperty(OnnxRuntimeStart.NATIVE_PATH)));
        folders.addAll(folders(System.getenv("LD_LIBRARY_PATH")));
        Path folder = cache.resolve("tensorrt").resolve(name(model, pictures, ortVersion, versions(folders)));
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new EngineUnavailableException("TensorRT cannot be used, for " + folder + " cannot be made ("
                    + e.getClass().getSimpleName() + "); look at its permissions and disk.", e);
        }
    }

    static String name(TrustedModel model, PictureBuffers pictures, String ortVersion, String tensorRtVersions) {
        return model.card().name() + "-" + model.file().sha256().substring(0, HASH_DIGITS) + "-" + pictures.batch()
                + "x"
                + pictures.sidePx() + "-ort" + ortVersion + "-trt" + tensorRtVersions;
    }

    /** Of every TensorRT in some folders, by its file names, which is all that can be seen of it from here. */
    static String versions(List<Path> folders) {
        Set<String> versions = new TreeSet<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, LIBRARY + "*")) {
                files.forEach(file -> versions.add(file.getFileName().toString().substring(LIBRARY.length())));
            } catch (IOException _) {
                // Not a folder that is there or may be read: no TensorRT is loaded from it either.
            }
        }
        return versions.isEmpty() ? "unknown" : String.join("+", versions);
    }

    private static List<Path> folders(@Nullable String path) {
        List<Path> folders = new ArrayList<>();
        if (path != null) {
            for (String folder : path.split(":", -1)) {
                if (!folder.isBlank()) {
                    folders.add(Path.of(folder));
                }
            }
        }
        return folders;
    }
}
