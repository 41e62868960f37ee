package dev.diptych.capture.live;

import dev.diptych.rig.camera.ExposureSetting;
import java.util.Optional;

/**
 * One live picture, ready to be shown: JPEG, the frame's own size. Its arrays are shared and not to be changed.
 *
 * @param sequence grows from picture to picture
 * @param exposureEndNanos when the frame's last row had been exposed, on the rig's clock
 * @param shownNanos when the picture was ready, on the rig's clock
 * @param jpeg the frame
 * @param corrected of the same frame, in a flash preview, if there is a corrector
 */
public record LivePicture(long sequence, Light light, int widthPx, int heightPx, long exposureEndNanos, long shownNanos,
        ExposureSetting exposure, byte[] jpeg, Optional<Corrected> corrected) {
    /** Which light the sitter is in. */
    public enum Light {
        /** The viewfinder: whatever light there is, as a rule the lamps'. */
        VIEWFINDER,
        /** Proved: lamps dark, torch lit. */
        FLASH_PREVIEW
    }

    /**
     * @param jpeg of the whole frame
     * @param faceFound if not, it is the frame itself
     */
    public record Corrected(byte[] jpeg, boolean faceFound) {}
}
