package dev.diptych.rig.camera;

/** How much of a frame is saturated. */
public final class Saturation {
    private Saturation() {
    }

    /** Share of pixels of which a sample is within a thousandth of saturation. */
    public static double ratioOf(Frame frame) {
        PixelFormat format = frame.format();
        PixelRows rows = PixelRows.of(frame);
        int limit = rows.whiteLevel() - (rows.whiteLevel() - rows.blackLevel()) / 1000;
        int[] peaks = new int[format.widthPx()];
        long saturated = 0;
        for (int y = 0; y < format.heightPx(); y++) {
            rows.readPeaks(y, peaks);
            for (int peak : peaks) {
                saturated += peak >= limit ? 1 : 0;
            }
        }
        return saturated / ((double) format.widthPx() * format.heightPx());
    }
}
