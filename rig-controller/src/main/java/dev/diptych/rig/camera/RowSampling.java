package dev.diptych.rig.camera;

/**
 * Which pixels of a frame are read for its light over time: every so many rows, and in them every so many columns.
 *
 * @param rowStep 1 for every row
 * @param columnStep 1 for every column
 */
public record RowSampling(int rowStep, int columnStep) {
    public static final RowSampling EVERY_PIXEL = new RowSampling(1, 1);

    public RowSampling {
        if (rowStep < 1 || columnStep < 1) {
            throw new IllegalArgumentException("A step is at least 1, but these are " + rowStep + " and " + columnStep
                    + ".");
        }
    }

    /** As few pixels as leave at least {@code rows} rows and {@code columns} columns, if the frame has so many. */
    public static RowSampling atLeast(int rows, int columns, PixelFormat format) {
        return new RowSampling(Math.max(1, format.heightPx() / rows), Math.max(1, format.widthPx() / columns));
    }
}
