package dev.diptych.studio.portrait;

import org.jspecify.annotations.Nullable;

/** What is seen at the pixel centres of one band of rows, in all or some columns, and of one row more on either side. */
final class SurfaceBand {
    private static final double EDGE_DEPTH_CM = 0.9;
    private static final double EDGE_COSINE = 0.72;
    /** Locks are rough all over. */
    private static final double HAIR_EDGE_COSINE = 0.4;

    private final SurfaceSampler sampler;
    private final int widthPx;
    private final int heightPx;
    private final int firstRow;
    private final int firstColumn;
    private final int endColumn;
    /** One row before the first to one after the last. */
    private final @Nullable SurfacePoint[] points;

    /** Of the columns from {@code firstColumn} to before {@code endColumn}; beyond them nothing is known. */
    SurfaceBand(SurfaceSampler sampler, int widthPx, int heightPx, int firstRow, int firstColumn, int endColumn) {
        this.sampler = sampler;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
        this.endColumn = endColumn;
        points = new @Nullable SurfacePoint[(endColumn - firstColumn) * (SitterBand.ROWS + 2)];
        for (int y = Math.max(0, firstRow - 1); y <= Math.min(heightPx - 1, firstRow + SitterBand.ROWS); y++) {
            for (int x = firstColumn; x < endColumn; x++) {
                points[index(x, y)] = sampler.look(x, y);
            }
        }
    }

    private int index(int x, int y) {
        return (y - firstRow + 1) * (endColumn - firstColumn) + x - firstColumn;
    }

    int firstRow() {
        return firstRow;
    }

    /** One past the last row of the band proper. */
    int endRow() {
        return Math.min(heightPx, firstRow + SitterBand.ROWS);
    }

    int widthPx() {
        return widthPx;
    }

    /** What is seen at a pixel of the band or the rows beside it; null outside the picture and beside the sitter. */
    @Nullable
    SurfacePoint at(int x, int y) {
        boolean held = x >= firstColumn && x < endColumn && y >= Math.max(0, firstRow - 1)
                && y <= Math.min(heightPx - 1, firstRow + SitterBand.ROWS);
        return held ? points[index(x, y)] : null;
    }

    /** What is seen between the pixel centres. */
    @Nullable
    SurfacePoint look(double xPx, double yPx) {
        return sampler.look(xPx, yPx);
    }

    /** Whether the sitter's outline runs beside or through this pixel. */
    boolean isOutline(int x, int y) {
        boolean here = at(x, y) != null;
        return leaves(here, x - 1, y) || leaves(here, x + 1, y) || leaves(here, x, y - 1) || leaves(here, x, y + 1);
    }

    private boolean leaves(boolean here, int x, int y) {
        boolean inPicture = x >= 0 && x < widthPx && y >= 0 && y < heightPx;
        return inPicture && (at(x, y) != null) != here;
    }

    /** Whether a material, the depth or the slope changes at this pixel, or the paint is too fine for one sample. */
    boolean isInnerEdge(int x, int y) {
        SurfacePoint here = at(x, y);
        return here != null && (here.material == Material.EYE || differs(here, at(x - 1, y))
                || differs(here, at(x + 1, y)) || differs(here, at(x, y - 1)) || differs(here, at(x, y + 1)));
    }

    private static boolean differs(SurfacePoint a, @Nullable SurfacePoint b) {
        if (b == null) {
            return false;
        }
        return a.material != b.material || a.lens != b.lens
                || Math.abs(a.position.z() - b.position.z()) > EDGE_DEPTH_CM
                || a.normal.dot(b.normal) < (a.material == Material.HAIR ? HAIR_EDGE_COSINE : EDGE_COSINE)
                || paintDiffers(a, b);
    }

    /** Prints on cloth have soft edges of their own, and hair has so many that only the strongest are worth it. */
    private static boolean paintDiffers(SurfacePoint a, SurfacePoint b) {
        if (a.material == Material.GARMENT) {
            return false;
        }
        double darker = Math.min(a.albedo.green(), b.albedo.green());
        double tolerance = (0.08 + 0.3 * darker) * (a.material == Material.HAIR ? 2 : 1);
        return Math.abs(a.albedo.green() - b.albedo.green()) > tolerance;
    }
}
