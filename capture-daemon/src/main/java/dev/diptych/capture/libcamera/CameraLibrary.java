package dev.diptych.capture.libcamera;

import dev.diptych.capture.libcamera.internal.NativeCamera;
import dev.diptych.capture.libcamera.internal.NativeCameras;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** libdiptych-camera.so, and through it libcamera. One at a time in a process. */
public final class CameraLibrary implements AutoCloseable {
    private static final String FILE = "libdiptych-camera.so";
    private static final String BUILD = "capture-daemon/src/main/native/camera/build";

    private final NativeCameras cameras;
    private boolean stopped;

    private CameraLibrary(NativeCameras cameras) {
        this.cameras = cameras;
    }

    /**
     * Loads the library and lets it look for cameras.
     *
     * @param named where the library is; empty to look into the usual folders
     */
    public static CameraLibrary load(Optional<Path> named) throws CameraException {
        List<Path> candidates = named.map(List::of).orElseGet(CameraLibrary::usualPaths);
        Path file = candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new CameraException(Reason.NOT_INSTALLED, "The camera library is not at "
                        + candidates.stream().map(Path::toString).collect(Collectors.joining(", nor at "))
                        + "; build it on this computer with " + BUILD + "."));
        CameraLibrary library = new CameraLibrary(loaded(file));
        library.cameras.start();
        return library;
    }

    private static NativeCameras loaded(Path file) throws CameraException {
        try {
            NativeCameras cameras = new NativeCameras(file.toAbsolutePath());
            int version = cameras.abiVersion();
            if (version != NativeCameras.ABI_VERSION) {
                throw new CameraException(Reason.NOT_INSTALLED, "The camera library " + file + " has version " + version
                        + " of its interface, but this program needs version " + NativeCameras.ABI_VERSION
                        + "; build it again with " + BUILD + ".");
            }
            return cameras;
        } catch (UnsatisfiedLinkError e) {
            throw new CameraException(Reason.NOT_INSTALLED, "The camera library " + file + " cannot be loaded ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                    + "); build it again on this computer"
                    + " with " + BUILD + ".");
        }
    }

    private static List<Path> usualPaths() {
        return List.of(Path.of(System.getProperty("user.home"), ".local/lib/diptych", FILE),
                Path.of("/usr/local/lib/diptych", FILE), Path.of("/usr/lib/diptych", FILE));
    }

    /** Of libcamera. */
    public String libcameraVersion() {
        return cameras.libcameraVersion();
    }

    /** Those that are plugged in now. */
    public List<AttachedCamera> cameras() {
        return cameras.list(AttachedCamera::new);
    }

    /** Which camera is meant, if it is there. */
    String choose(Optional<String> wanted) throws CameraException {
        List<AttachedCamera> found = cameras();
        String names = found.stream().map(AttachedCamera::name).collect(Collectors.joining(", "));
        if (found.isEmpty()) {
            throw new CameraException(Reason.GONE, wanted.map(id -> "The camera \"" + id + "\" is not there, nor is any"
                    + " other").orElse("libcamera finds no camera")
                    + "; check its cable and its power, and that this user may use it (group video).");
        }
        if (wanted.isPresent()) {
            String id = wanted.get();
            if (found.stream().noneMatch(camera -> camera.id().equals(id))) {
                throw new CameraException(Reason.GONE,
                        "The camera \"" + id + "\" is not there; there is " + names + ".");
            }
            return id;
        }
        if (found.size() > 1) {
            throw new CameraException(
                    "There are " + found.size() + " cameras; configure the id of the right one: " + names
                            + ".");
        }
        return found.getFirst().id();
    }

    NativeCamera open(String id) throws CameraException {
        return cameras.open(id);
    }

    /** After every camera of it was closed. */
    @Override
    public void close() {
        if (!stopped) {
            stopped = true;
            cameras.stop();
        }
    }
}
