package dev.diptych.capture.libcamera;

import dev.diptych.capture.libcamera.internal.ConfiguredMode;
import dev.diptych.capture.libcamera.internal.FrameReading;
import dev.diptych.capture.libcamera.internal.ModeWish;
import dev.diptych.capture.libcamera.internal.NativeCamera;
import dev.diptych.rig.camera.CameraException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A camera that was acquired, and how it was configured. */
record Acquisition(NativeCamera camera, ConfiguredMode mode) {
    /**
     * Acquires a camera in the first mode whose pixels can be read. A raw stream has what the pipeline prefers, else the
     * same samples unpacked: Raspberry Pi 5 prefers a compression of its own ({@code PISP_FORMAT_MOD_COMPRESS}). A
     * processed one has to be asked for, as pipelines prefer YUV, and webcams MJPEG. A camera that lacks what it is asked
     * for gives another thing; if that is still to be asked for, it waits its turn, behind what is better.
     *
     * @return the last one tried, if none can be read
     */
    static Acquisition of(CameraLibrary library, LibcameraSettings settings, String id) throws CameraException {
        boolean raw = settings.stream() == StreamKind.RAW;
        Deque<Integer> fourccs = new ArrayDeque<>(FrameReading.processedFourccs());
        if (raw) {
            fourccs.clear();
            fourccs.add(ModeWish.ANY_FOURCC);
        }
        while (true) {
            int fourcc = fourccs.removeFirst();
            Acquisition acquired = configured(library.open(id), settings.wish(fourcc));
            boolean readable = FrameReading.canRead(acquired.mode);
            if (raw && fourcc == ModeWish.ANY_FOURCC && !readable) {
                fourccs.add(acquired.mode.fourcc());
            }
            if (fourccs.isEmpty() || (readable && !fourccs.contains(acquired.mode.fourcc()))) {
                return acquired;
            }
            // A camera is configured once for each opening.
            acquired.camera.close();
        }
    }

    private static Acquisition configured(NativeCamera camera, ModeWish wish) throws CameraException {
        try {
            return new Acquisition(camera, camera.configure(wish));
        } catch (CameraException | RuntimeException e) {
            camera.close();
            throw e;
        }
    }
}
