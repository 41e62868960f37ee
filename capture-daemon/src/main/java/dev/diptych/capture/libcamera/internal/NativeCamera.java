package dev.diptych.capture.libcamera.internal;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import org.jspecify.annotations.Nullable;

/**
 * {@code dc_camera}: a camera that this program has acquired. Its functions are called by one thread at a time, but for
 * {@link #requeue}.
 */
public final class NativeCamera implements FrameExchange.Requests, AutoCloseable {
    private final CameraFunctions functions;
    private final Pointer camera;
    private final String id;
    /** Native code holds this: were it collected, the next frame would crash the process. */
    private final CameraFunctions.FrameCallback callback = (frame, user) -> tell(frame);
    private volatile @Nullable FrameListener listener;

    NativeCamera(CameraFunctions functions, Pointer camera, String id) {
        this.functions = functions;
        this.camera = camera;
        this.id = id;
        // Otherwise each frame would come on another Java thread, attached for it alone: milliseconds, at worst.
        Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, "camera"));
    }

    public String id() {
        return id;
    }

    /** Once. */
    public ConfiguredMode configure(ModeWish wish) throws CameraException {
        byte[] error = AnswerCode.room();
        try (Memory asked = wish.record(); Memory mode = new Memory(RecordLayout.MODE_BYTES)) {
            mode.clear();
            check(functions.dc_configure(camera, asked, mode, error, error.length), error);
            return ConfiguredMode.of(mode);
        }
    }

    /** Begins to stream, all requests queued. */
    public void run(FrameExchange exchange, ExposureSetting standing) throws CameraException {
        listener = exchange;
        byte[] error = AnswerCode.room();
        check(functions.dc_run(camera, callback, null, standing.exposureNanos(), standing.gain(), error, error.length),
                error);
    }

    @Override
    public boolean requeue(int request, ExposureSetting exposure) {
        return functions.dc_requeue(camera, request, exposure.exposureNanos(), exposure.gain()) == AnswerCode.OK;
    }

    /** When this returns, nobody is told of a frame any more; what lay in the camera's buffers is not to be read. */
    public void halt() {
        functions.dc_halt(camera);
        listener = null;
    }

    /** Once, after {@link #halt}. */
    @Override
    public void close() {
        functions.dc_close(camera);
    }

    /** On the camera's thread, into which nothing may be thrown. */
    private void tell(Pointer frame) {
        FrameListener told = listener;
        if (told == null) {
            return;
        }
        try {
            if (FrameRecord.isGone(frame)) {
                told.gone();
            } else {
                told.completed(FrameRecord.completion(frame));
            }
        } catch (RuntimeException | Error e) {
            told.unreadable(e);
        }
    }

    private void check(int code, byte[] error) throws CameraException {
        if (code < AnswerCode.OK) {
            throw AnswerCode.failure(id, code, error);
        }
    }
}
