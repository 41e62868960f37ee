package dev.diptych.capture.live;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.preview.FlashPreview;

/** Takes what the camera sees while nothing is shot. By the thread that has the camera; it is never kept waiting. */
public interface Viewfinder {
    /** For a rig that nobody looks through. */
    Viewfinder NONE = new Viewfinder() {
        @Override
        public void offer(Frame frame) {
            frame.release();
        }

        @Override
        public void previewing(FlashPreview preview) {
            // Its frames go back to the camera by themselves.
        }

        @Override
        public void notPreviewing() {
            // Nothing was shown.
        }
    };

    /** A frame in whatever light there is: it is given back to the camera, at once if nobody will see it. */
    void offer(Frame frame);

    /** From now on pictures are this preview's. */
    void previewing(FlashPreview preview);

    /** The preview is over. */
    void notPreviewing();
}
