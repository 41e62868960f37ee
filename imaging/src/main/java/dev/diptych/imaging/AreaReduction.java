package dev.diptych.imaging;

/**
 * Resamples a square of a picture to a few pixels, each the mean of the area it covers, pixels that it covers in part
 * counting in part. Fine detail does not alias, and the mean colour is kept.
 * <p>
 * Output pixels are the cells of {@link SquareCells}. Where the square reaches beyond the picture, the picture's edge
 * pixels are repeated. A cell narrower than a pixel takes the mean of one pixel's width about its centre: that is linear
 * interpolation, so the passage from reducing to enlarging is smooth.
 */
public final class AreaReduction {
    private AreaReduction() {
    }

    /** The square as {@code sidePx} x {@code sidePx} planes. */
    public static SrgbPlanes square(Srgb8Image picture, Box square, int sidePx) {
        SrgbPlanes planes = new SrgbPlanes(sidePx, sidePx);
        square(picture, square, sidePx, planes.values());
        return planes;
    }

    /**
     * As the other form, without making garbage.
     *
     * @param into {@code 3 * sidePx * sidePx} values, laid out as in {@link SrgbPlanes}
     */
    public static void square(Srgb8Image picture, Box square, int sidePx, float[] into) {
        PixelCounts.check(sidePx, sidePx, SrgbPlanes.CHANNELS, into.length);
        cells(picture, CellBlock.of(new SquareCells(square, sidePx)), into);
    }

    /**
     * The cells of a block, each the mean of its area, without making garbage.
     *
     * @param into at least {@code 3 * rows * columns} values: plane after plane, each row-major
     */
    public static void cells(Srgb8Image picture, CellBlock block, float[] into) {
        SquareCells grid = block.grid();
        double reach = Math.max(grid.pitchPx(), 1) / 2;
        int plane = block.cells();
        for (int y = 0; y < block.rows(); y++) {
            double top = grid.pictureY(block.top() + y) - reach;
            for (int x = 0; x < block.columns(); x++) {
                mean(picture, grid.pictureX(block.left() + x) - reach, top, 2 * reach, into, y * block.columns() + x,
                        plane);
            }
        }
    }

    /** Mean over x in [left, left + side], y in [top, top + side], where pixel n covers [n - 0.5, n + 0.5]. */
    private static void mean(Srgb8Image picture, double left, double top, double side, float[] into, int index,
            int plane) {
        int firstRow = (int) Math.floor(top + 0.5);
        int lastRow = (int) Math.ceil(top + side - 0.5);
        double red = 0;
        double green = 0;
        double blue = 0;
        int firstColumn = (int) Math.floor(left + 0.5);
        int lastColumn = (int) Math.ceil(left + side - 0.5);
        double firstShare = Math.min(firstColumn + 0.5, left + side) - left;
        double lastShare = left + side - Math.max(lastColumn - 0.5, left);
        byte[] rgb = picture.rgb();
        for (int v = firstRow; v <= lastRow; v++) {
            double share = Math.min(v + 0.5, top + side) - Math.max(v - 0.5, top);
            int row = Math.clamp(v, 0, picture.height() - 1) * picture.width();
            int first = 3 * (row + Math.clamp(firstColumn, 0, picture.width() - 1));
            int last = 3 * (row + Math.clamp(lastColumn, 0, picture.width() - 1));
            int redBetween = 0;
            int greenBetween = 0;
            int blueBetween = 0;
            for (int u = firstColumn + 1; u < lastColumn; u++) {
                int k = 3 * (row + Math.clamp(u, 0, picture.width() - 1));
                redBetween += rgb[k] & 0xff;
                greenBetween += rgb[k + 1] & 0xff;
                blueBetween += rgb[k + 2] & 0xff;
            }
            double firstWeight = firstColumn == lastColumn ? 0 : firstShare;
            red += share * (firstWeight * (rgb[first] & 0xff) + redBetween + lastShare * (rgb[last] & 0xff));
            green += share
                    * (firstWeight * (rgb[first + 1] & 0xff) + greenBetween + lastShare * (rgb[last + 1] & 0xff));
            blue += share * (firstWeight * (rgb[first + 2] & 0xff) + blueBetween + lastShare * (rgb[last + 2] & 0xff));
        }
        double scale = 1 / (255 * side * side);
        into[index] = (float) (red * scale);
        into[plane + index] = (float) (green * scale);
        into[2 * plane + index] = (float) (blue * scale);
    }
}
