package dev.diptych.rig.preview;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;

/** Asks the camera, frame by frame, for the exposure that suits the torch. */
final class PreviewExposures {
    /** Beyond the first frame that can be reached. */
    private static final int AHEAD_FRAMES = 2;

    private final FrameStream stream;
    private final ExposureSetting exposure;
    private long askedSequence = -1;

    PreviewExposures(FrameStream stream, ExposureSetting exposure) {
        this.stream = stream;
        this.exposure = exposure;
    }

    ExposureSetting exposure() {
        return exposure;
    }

    /** For the frames that come next. */
    void ask(long nowNanos) throws CameraException {
        long first = stream.firstFrameFrom(nowNanos);
        for (long sequence = Math.max(first, askedSequence + 1); sequence <= first + AHEAD_FRAMES; sequence++) {
            askedSequence = sequence;
            try {
                stream.schedule(sequence, exposure);
            } catch (CameraException e) {
                if (e.reason() != Reason.REFUSED) {
                    throw e;
                }
                // Too late for this one, on a busy computer: its metadata will say how it was exposed.
            }
        }
    }
}
