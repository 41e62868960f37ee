package dev.diptych.capture.libcamera.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.PointerByReference;
import dev.diptych.rig.camera.CameraException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ObjIntConsumer;

/** The camera library, loaded: what {@code diptych_camera.h} says of no camera in particular. */
public final class NativeCameras {
    /** {@code DC_ABI_VERSION}. */
    public static final int ABI_VERSION = 1;
    private static final int ID_BYTES = 512;

    private final CameraFunctions functions;

    /** @throws UnsatisfiedLinkError if it, or what it needs, cannot be loaded */
    public NativeCameras(Path library) {
        functions = Native.load(library.toString(), CameraFunctions.class,
                Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name()));
    }

    /** Of the library. */
    public int abiVersion() {
        return functions.dc_abi_version();
    }

    /** Of libcamera. */
    public String libcameraVersion() {
        return functions.dc_libcamera_version();
    }

    public void start() throws CameraException {
        byte[] error = AnswerCode.room();
        if (functions.dc_start(error, error.length) < AnswerCode.OK) {
            throw new CameraException("libcamera cannot be started: " + AnswerCode.text(error) + ".");
        }
    }

    public void stop() {
        functions.dc_stop();
    }

    /** Those that are there now, made of their ids and models. */
    public <T> List<T> list(BiFunction<String, String, T> camera) {
        List<T> cameras = new ArrayList<>();
        int count = functions.dc_camera_count();
        for (int i = 0; i < count; i++) {
            String id = text(i, (room, index) -> functions.dc_camera_id(index, room, room.length));
            // One may have been unplugged since they were counted.
            if (!id.isEmpty()) {
                cameras.add(camera.apply(id,
                        text(i, (room, index) -> functions.dc_camera_model(index, room, room.length))));
            }
        }
        return List.copyOf(cameras);
    }

    public NativeCamera open(String id) throws CameraException {
        byte[] error = AnswerCode.room();
        PointerByReference camera = new PointerByReference();
        int code = functions.dc_open(id, camera, error, error.length);
        if (code < AnswerCode.OK) {
            throw AnswerCode.failure(id, code, error);
        }
        return new NativeCamera(functions, camera.getValue(), id);
    }

    private static String text(int index, ObjIntConsumer<byte[]> ask) {
        byte[] room = new byte[ID_BYTES];
        ask.accept(room, index);
        return AnswerCode.text(room);
    }
}
