package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** The driver over the fake camera. */
final class CameraRig implements AutoCloseable {
    static final ExposureSetting STANDING = new ExposureSetting(8_000_000, 1);
    static final LibcameraSettings SETTINGS = new LibcameraSettings(Optional.empty(), StreamKind.RAW, 0, 0, 33_333_333,
            18_000_000, 6, Optional.empty(), Optional.empty(), Optional.empty());
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    final FakeCameraLibrary fake = FakeCameraLibrary.fresh();
    final RigTime time = new RigTime(fake);
    final CameraLibrary library;
    private @Nullable LibcameraCamera camera;

    CameraRig() throws CameraException {
        library = CameraLibrary.load(Optional.of(fake.path()));
    }

    LibcameraCamera open() throws CameraException {
        return open(SETTINGS);
    }

    LibcameraCamera open(LibcameraSettings settings) throws CameraException {
        LibcameraCamera opened = LibcameraCamera.open(library, settings, time);
        camera = opened;
        return opened;
    }

    LibcameraCamera started() throws CameraException {
        LibcameraCamera opened = open();
        opened.start(STANDING);
        return opened;
    }

    Frame next() throws CameraException {
        return Objects.requireNonNull(camera).awaitFrame(time.nanos() + PATIENCE_NANOS);
    }

    /** The next frame, which nobody looks at any more. */
    Frame pass() throws CameraException {
        Frame frame = next();
        frame.release();
        return frame;
    }

    /** The frame of that number, those before it being passed. */
    Frame passUntil(long sequence) throws CameraException {
        Frame frame = pass();
        while (frame.metadata().sequence() < sequence) {
            frame = pass();
        }
        return frame;
    }

    static CameraException assertFails(CameraException.Reason reason, Executable what) {
        CameraException failure = assertThrows(CameraException.class, what);
        assertEquals(reason, failure.reason(), failure.getMessage());
        return failure;
    }

    static CameraException assertFails(CameraException.Reason reason, String sentence, Executable what) {
        CameraException failure = assertFails(reason, what);
        assertEquals(sentence, failure.getMessage());
        return failure;
    }

    @Override
    public void close() {
        if (camera != null) {
            camera.close();
        }
        library.close();
        assertEquals(0, fake.get("misused"), "calls that the library does not allow");
    }
}
