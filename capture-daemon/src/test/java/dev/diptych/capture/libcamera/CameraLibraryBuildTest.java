package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.diptych.capture.libcamera.NativeBuild.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The camera library, built by its script against this computer's libcamera and loaded; a camera is not needed. */
class CameraLibraryBuildTest {
    private static final int OK = 0;
    private static final int ERROR = -1;
    private static final int NOT_FOUND = -2;

    @TempDir
    static Path folder = Path.of("");

    private static Outcome built = new Outcome(0, "");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        NativeBuild.assumeTools();
        built = NativeBuild.run(Map.of("CXXFLAGS", "-O0 -Werror"),
                List.of(NativeBuild.SOURCE.resolve("build").toString(), folder.toString()));
        assertEquals(0, built.status(), built.printed());
    }

    @Test
    void saysWhatItHasBuiltAndForWhich() throws IOException, InterruptedException {
        String version = NativeBuild.run(Map.of(), List.of("pkg-config", "--modversion", "libcamera"))
                .printed()
                .strip();

        assertEquals(libraryFile() + ", for libcamera " + version + "\n", built.printed());
        try (NativeLibrary library = load()) {
            assertEquals("v" + version, library.getFunction("dc_libcamera_version").invokeString(new Object[0], false));
        }
    }

    @Test
    void speaksTheAbiOfItsHeader() {
        try (NativeLibrary library = load()) {
            assertEquals(1, library.getFunction("dc_abi_version").invokeInt(new Object[0]));
        }
    }

    @Test
    void startingTwiceAndStoppingWithoutStartDoNoHarm() {
        try (NativeLibrary library = load()) {
            stop(library);
            assertEquals(ERROR, count(library), "cameras before the start");

            assertEquals(OK, start(library));
            assertEquals(OK, start(library));
            assertTrue(count(library) >= 0, "cameras after the start");

            stop(library);
            stop(library);
            assertEquals(ERROR, count(library), "cameras after the stop");
        }
    }

    @Test
    void aCameraThatIsNotThereIsNamed() {
        try (NativeLibrary library = load(); Memory camera = new Memory(Native.POINTER_SIZE)) {
            camera.setPointer(0, camera);
            byte[] error = new byte[500];
            start(library);

            int answer = library.getFunction("dc_open")
                    .invokeInt(
                            new Object[]{"/base/no/such/sensor", camera, error, (long) error.length});

            assertEquals(NOT_FOUND, answer);
            assertTrue(Native.toString(error).startsWith("libcamera finds no camera '/base/no/such/sensor'; it finds "),
                    Native.toString(error));
            assertEquals(Pointer.NULL, camera.getPointer(0));
            stop(library);
        }
    }

    @Test
    void aCameraOfAnIndexThatIsNotThereHasNoId() {
        try (NativeLibrary library = load()) {
            byte[] id = {'x', 0};
            start(library);

            assertEquals(NOT_FOUND, library.getFunction("dc_camera_id")
                    .invokeInt(
                            new Object[]{count(library), id, (long) id.length}));
            assertEquals("", Native.toString(id));
            stop(library);
        }
    }

    private static Path libraryFile() {
        return folder.resolve("libdiptych-camera.so");
    }

    private static NativeLibrary load() {
        return NativeLibrary.getInstance(libraryFile().toString());
    }

    private static int start(NativeLibrary library) {
        byte[] error = new byte[500];
        return library.getFunction("dc_start").invokeInt(new Object[]{error, (long) error.length});
    }

    private static int count(NativeLibrary library) {
        return library.getFunction("dc_camera_count").invokeInt(new Object[0]);
    }

    private static void stop(NativeLibrary library) {
        library.getFunction("dc_stop").invokeVoid(new Object[0]);
    }
}
