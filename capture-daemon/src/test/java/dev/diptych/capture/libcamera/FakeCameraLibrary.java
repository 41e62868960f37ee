package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.diptych.rig.camera.ExposureSetting;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fake of libdiptych-camera.so, {@code src/test/native/fake_camera.c}: one sensor in virtual time. Built once in a
 * JVM; there is one in a process.
 */
public final class FakeCameraLibrary {
    /** The usual camera's: a Raspberry Pi's. */
    public static final String CAMERA_ID = "/base/soc/i2c0mux/i2c@1/imx477@1a";

    /** Gives a frame its bytes. */
    @FunctionalInterface
    public interface Rendering {
        /** @param into the frame's buffer */
        void render(long readoutStartNanos, ExposureSetting exposure, ByteBuffer into);
    }

    interface Renderer extends Callback {
        void invoke(long sequence, long readoutStartNanos, long exposureNanos, double gain, Pointer bytes, long length);
    }

    interface Functions extends Library {
        void fake_reset();

        void fake_add_camera(String id, String model);

        int fake_set(String name, long value);

        long fake_get(String name);

        void fake_render_with(Renderer renderer);

        void fake_fill(int request, int value);

        long fake_now();

        long fake_next();

        void fake_advance(long instantNanos);

        void fake_unplug();

        void fake_plug();
    }

    private static final class Built {
        static final FakeCameraLibrary ONLY = new FakeCameraLibrary(
                NativeSources.build("fake_camera.c", "libfake-camera.so", "-shared", "-fPIC", "-Wl,-Bsymbolic"));
    }

    private final Path path;
    private final Functions functions;
    /** Native code holds the latest. */
    private final List<Renderer> renderers = new ArrayList<>();

    private FakeCameraLibrary(Path path) {
        this.path = path;
        functions = Native.load(path.toString(), Functions.class);
    }

    /** As usual: one camera of a Raspberry Pi, no faults. The test is left out where gcc is missing. */
    public static FakeCameraLibrary fresh() {
        NativeSources.requireCompiler();
        FakeCameraLibrary fake = Built.ONLY;
        fake.functions.fake_reset();
        fake.renderers.clear();
        fake.add(CAMERA_ID, "imx477");
        return fake;
    }

    public Path path() {
        return path;
    }

    public void add(String id, String model) {
        functions.fake_add_camera(id, model);
    }

    /** @param name as {@code fake_camera.c} lists them */
    public void set(String name, long value) {
        assertEquals(1, functions.fake_set(name, value), name);
    }

    public long get(String name) {
        return functions.fake_get(name);
    }

    /** Frames hold this from now on; on the camera's thread, when a frame is completed. */
    public void renderWith(Rendering rendering) {
        Renderer fresh = (sequence, readoutStartNanos, exposureNanos, gain, bytes, length) -> rendering.render(
                readoutStartNanos, new ExposureSetting(exposureNanos, gain), bytes.getByteBuffer(0, length));
        Native.setCallbackThreadInitializer(fresh, new CallbackThreadInitializer(true, false, "camera"));
        functions.fake_render_with(fresh);
        renderers.add(fresh);
    }

    /** A request's buffer holds this byte everywhere, from now on. */
    public void fill(int request, int value) {
        functions.fake_fill(request, value);
    }

    /** CLOCK_MONOTONIC, as it were. */
    public long nowNanos() {
        return functions.fake_now();
    }

    /** When something happens next; {@link Long#MAX_VALUE} if nothing does. */
    public long nextNanos() {
        return functions.fake_next();
    }

    /** Time passes, and what is due is delivered. */
    public void advanceTo(long instantNanos) {
        functions.fake_advance(instantNanos);
    }

    /** The first camera is pulled out. */
    public void unplug() {
        functions.fake_unplug();
    }

    public void plug() {
        functions.fake_plug();
    }
}
