package dev.diptych.capture.libcamera.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The functions of {@code diptych_camera.h}, under their own names; a {@code size_t} is a long, on 64 bits. */
interface CameraFunctions extends Library {
    /** {@code dc_callback}. */
    interface FrameCallback extends Callback {
        void invoke(Pointer frame, @Nullable Pointer user);
    }

    int dc_abi_version();

    String dc_libcamera_version();

    int dc_start(byte[] error, long errorBytes);

    void dc_stop();

    int dc_camera_count();

    int dc_camera_id(int index, byte[] id, long idBytes);

    int dc_camera_model(int index, byte[] model, long modelBytes);

    int dc_open(String id, PointerByReference camera, byte[] error, long errorBytes);

    int dc_configure(Pointer camera, Pointer wish, Pointer mode, byte[] error, long errorBytes);

    int dc_run(Pointer camera, FrameCallback callback, @Nullable Pointer user, long exposureNanos, double gain,
            byte[] error, long errorBytes);

    int dc_requeue(Pointer camera, long request, long exposureNanos, double gain);

    int dc_halt(Pointer camera);

    void dc_close(Pointer camera);
}
