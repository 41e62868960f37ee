package dev.diptych.inference.deepflash;

import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.SquareCells;
import dev.diptych.imaging.Srgb8Image;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes a low-resolution difference off a frame at the frame's own resolution. Bands of rows are computed in parallel,
 * with the same result whatever the number of threads. For use by one thread at a time.
 */
final class DifferenceSubtraction {
    private static final int BANDS = 8;
    private final Rendering rendering;
    private final List<Band> bands = new ArrayList<>();

    DifferenceSubtraction(Rendering rendering) {
        this.rendering = rendering;
    }

    private record Band(CellRow one, CellRow other, PixelRow pixels) {}

    /** Columns and rows of the frame that lie between the centres of a block's outermost cells. */
    private record Region(int left, int top, int right, int bottom) {
        static Region of(CellBlock block, Srgb8Image frame) {
            SquareCells grid = block.grid();
            return new Region((int) Math.max(0, Math.ceil(grid.pictureX(block.left()))),
                    (int) Math.max(0, Math.ceil(grid.pictureY(block.top()))),
                    (int) Math.min(frame.width(), Math.floor(grid.pictureX(block.left() + block.columns() - 1)) + 1),
                    (int) Math.min(frame.height(), Math.floor(grid.pictureY(block.top() + block.rows() - 1)) + 1));
        }
    }

    /** Reads only. */
    private record Work(Srgb8Image frame, Srgb8Image target, Region region, CellBlock block, float[] colours,
            float[] difference, NearestCells columns, NearestCells rows) {}

    /**
     * Fills the target: beyond the cells with the frame as it is.
     *
     * @param block where the difference's cells lie in the frame
     * @param colours the frame at the cells, 3 planes
     * @param difference to be taken off, 3 planes
     * @param target of the frame's size, and not the frame
     */
    void apply(Srgb8Image frame, CellBlock block, float[] colours, float[] difference, Srgb8Image target) {
        SquareCells grid = block.grid();
        Region region = Region.of(block, frame);
        double step = 1 / grid.pitchPx();
        NearestCells columns = NearestCells.of(region.right - region.left, grid.cellX(region.left) - block.left(),
                step, block.columns());
        NearestCells rows = NearestCells.of(region.bottom - region.top, grid.cellY(region.top) - block.top(), step,
                block.rows());
        Work work = new Work(frame, target, region, block, colours, difference, columns, rows);
        copyOutside(work);
        makeBands(frame.width());
        IntStream.range(0, BANDS).parallel().forEach(band -> apply(work, bands.get(band), band));
    }

    private static void copyOutside(Work work) {
        Region region = work.region;
        byte[] from = work.frame.rgb();
        byte[] to = work.target.rgb();
        int stride = 3 * work.frame.width();
        System.arraycopy(from, 0, to, 0, region.top * stride);
        for (int y = region.top; y < region.bottom; y++) {
            System.arraycopy(from, y * stride, to, y * stride, 3 * region.left);
            System.arraycopy(from, y * stride + 3 * region.right, to, y * stride + 3 * region.right,
                    stride - 3 * region.right);
        }
        System.arraycopy(from, region.bottom * stride, to, region.bottom * stride,
                from.length - region.bottom * stride);
    }

    private void makeBands(int mostPixels) {
        if (bands.isEmpty() || bands.getFirst().pixels.mostPixels() != mostPixels) {
            bands.clear();
            for (int i = 0; i < BANDS; i++) {
                bands.add(new Band(new CellRow(mostPixels), new CellRow(mostPixels),
                        new PixelRow(mostPixels, rendering)));
            }
        }
    }

    private static void apply(Work work, Band band, int number) {
        Region region = work.region;
        int height = region.bottom - region.top;
        CellRow above = band.one;
        CellRow below = band.other;
        above.forget();
        below.forget();
        for (int row = number * height / BANDS; row < (number + 1) * height / BANDS; row++) {
            int wanted = work.rows.first()[row];
            if (below.holds(wanted)) {
                CellRow passed = above;
                above = below;
                below = passed;
            }
            fill(above, wanted, work);
            fill(below, work.rows.second()[row], work);
            int from = 3 * ((region.top + row) * work.frame.width() + region.left);
            float nearness = work.rows.nearness()[row];
            band.pixels.begin(work.frame, from, region.right - region.left);
            band.pixels.add(above, 1 - nearness, work.columns.nearness());
            band.pixels.add(below, nearness, work.columns.nearness());
            band.pixels.end(work.target, from);
        }
    }

    private static void fill(CellRow cells, int wanted, Work work) {
        if (!cells.holds(wanted)) {
            cells.spread(wanted, work.block, work.colours, work.difference, work.columns);
        }
    }
}
