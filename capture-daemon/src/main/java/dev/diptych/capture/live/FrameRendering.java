package dev.diptych.capture.live;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelRows;
import java.util.Arrays;

/**
 * Renders frames of one camera as sRGB pictures, into memory that is used again. As
 * {@link dev.diptych.imaging.LinearRendering} does, without white balance: raw frames keep the sensor's own. For use by
 * one thread at a time.
 */
public final class FrameRendering {
    private byte[] codeOfLight = {};
    private int blackLevel;
    private int[] row = {};

    /** @param target of the frame's size */
    public void render(Frame frame, Srgb8Image target) {
        PixelRows rows = PixelRows.of(frame);
        prepare(rows, PixelRows.CHANNELS * target.width());
        byte[] rgb = target.rgb();
        for (int y = 0, to = 0; y < target.height(); y++) {
            rows.read(y, 1, row);
            for (int i = 0; i < row.length; i++, to++) {
                rgb[to] = codeOfLight[Math.clamp(row[i] - blackLevel, 0, codeOfLight.length - 1)];
            }
        }
    }

    private void prepare(PixelRows rows, int rowLength) {
        int steps = rows.whiteLevel() - rows.blackLevel();
        if (codeOfLight.length != steps + 1) {
            codeOfLight = new byte[steps + 1];
            for (int step = 0; step <= steps; step++) {
                codeOfLight[step] = (byte) SrgbTransfer.toCode8((float) step / steps);
            }
        }
        blackLevel = rows.blackLevel();
        if (row.length != rowLength) {
            row = Arrays.copyOf(row, rowLength);
        }
    }
}
