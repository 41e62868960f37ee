package dev.diptych.inference.deepflash;

import dev.diptych.imaging.CellBlock;
import java.util.Arrays;

/**
 * Carries the change of the square on over the frame around it, so that the square is not seen. A cell outside takes a
 * mean of the change inside, in which what is near and reached without crossing an edge counts most: a wall goes on as
 * wall and a shoulder as shoulder. It is a normalised convolution by the recursive filter of Gastal and Oliveira (2011),
 * along rows and columns by turns. At the square's border, where a network sees least, the one passes into the other.
 * Far away the change fades to nothing. Buffers are its own.
 */
final class Surroundings {
    /** How far the change is carried, of the square's side. */
    static final double MARGIN_RATIO = 1;
    /** Where it begins to fade, of the square's side: most frames end before. */
    private static final double FADE_RATIO = 0.5;
    /** Over which inside the square the mean passes into the prediction, of the square's side. */
    private static final double BORDER_RATIO = 0.12;
    /** Distance over which the weight falls to 1/e, of the square's side. */
    private static final double REACH_RATIO = 0.125;
    /** Step in colour, summed over the channels, that does the same. */
    private static final float SIGMA_COLOUR = 0.3f;
    private static final int ROUNDS = 2;
    /** The difference's planes, each times the weight, and the weight. */
    private static final int PLANES = 4;
    /** Weight of the square's mean, for cells to which no way leads but over many edges. */
    private static final float LEAST_KNOWN = 1e-6f;

    private float[] difference = new float[0];
    private float[] carried = new float[0];
    private float[] toLeft = new float[0];
    private float[] toAbove = new float[0];

    /**
     * The difference of all the block's cells, 3 planes of the block's size at the start of an array that is its own.
     *
     * @param square the difference of the square, 3 planes
     * @param colours the frame's, of the block
     */
    float[] around(CellBlock block, float[] square, float[] colours) {
        makeRoom(block.cells());
        Arrays.fill(difference, 0);
        FrameCells.putSquare(block, square, difference);
        start(block, square);
        passages(block, colours);
        for (int round = 0; round < ROUNDS; round++) {
            alongRows(block);
            alongColumns(block);
        }
        merge(block);
        return difference;
    }

    private void makeRoom(int cells) {
        if (toLeft.length < cells) {
            difference = new float[3 * cells];
            carried = new float[PLANES * cells];
            toLeft = new float[cells];
            toAbove = new float[cells];
        }
    }

    /** The difference where it is known, and the weight with which it is. */
    private void start(CellBlock block, float[] square) {
        int plane = block.cells();
        int columns = block.columns();
        for (int i = 0; i < plane; i++) {
            carried[3 * plane + i] = LEAST_KNOWN + known(block, block.left() + i % columns, block.top() + i / columns);
        }
        for (int channel = 0; channel < 3; channel++) {
            float mean = mean(square, channel);
            for (int i = 0; i < plane; i++) {
                int at = channel * plane + i;
                carried[at] = carried[3 * plane + i] * difference[at] + LEAST_KNOWN * (mean - difference[at]);
            }
        }
    }

    private static float mean(float[] planes, int channel) {
        int plane = planes.length / 3;
        double sum = 0;
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
            sum += planes[i];
        }
        return (float) (sum / plane);
    }

    /** 1 inside, smoothly down to 0 at a border that the frame goes on beyond, and 0 outside. */
    private static float known(CellBlock block, int x, int y) {
        int last = block.grid().sideCells() - 1;
        if (x < 0 || y < 0 || x > last || y > last) {
            return 0;
        }
        double border = BORDER_RATIO * block.grid().sideCells();
        double inside = border;
        if (block.left() < -1) {
            inside = Math.min(inside, 1.0 + x);
        }
        if (block.top() < -1) {
            inside = Math.min(inside, 1.0 + y);
        }
        if (block.left() + block.columns() - 1 > last + 1) {
            inside = Math.min(inside, 1.0 + last - x);
        }
        if (block.top() + block.rows() - 1 > last + 1) {
            inside = Math.min(inside, 1.0 + last - y);
        }
        double share = inside / border;
        return (float) (share * share * (3 - 2 * share));
    }

    /** How much passes from each cell to its neighbours on the left and above. */
    private void passages(CellBlock block, float[] colours) {
        int plane = block.cells();
        int columns = block.columns();
        float perCell = (float) (1 / (REACH_RATIO * block.grid().sideCells()));
        for (int i = 0; i < plane; i++) {
            toLeft[i] = i % columns == 0 ? 0 : passage(colours, i, i - 1, plane, perCell);
            toAbove[i] = i < columns ? 0 : passage(colours, i, i - columns, plane, perCell);
        }
    }

    private static float passage(float[] colours, int one, int other, int plane, float perCell) {
        float step = Math.abs(colours[one] - colours[other]) + Math.abs(colours[plane + one] - colours[plane + other])
                + Math.abs(colours[2 * plane + one] - colours[2 * plane + other]);
        return (float) Math.exp(-perCell - step / SIGMA_COLOUR);
    }

    private void alongRows(CellBlock block) {
        int columns = block.columns();
        for (int row = 0; row < PLANES * block.rows(); row++) {
            int from = row * columns;
            int passages = row % block.rows() * columns;
            for (int x = 1; x < columns; x++) {
                float passage = toLeft[passages + x];
                carried[from + x] += passage * (carried[from + x - 1] - carried[from + x]);
            }
            for (int x = columns - 2; x >= 0; x--) {
                float passage = toLeft[passages + x + 1];
                carried[from + x] += passage * (carried[from + x + 1] - carried[from + x]);
            }
        }
    }

    private void alongColumns(CellBlock block) {
        int columns = block.columns();
        int rows = block.rows();
        for (int planeIndex = 0; planeIndex < PLANES; planeIndex++) {
            int from = planeIndex * block.cells();
            for (int i = columns; i < rows * columns; i++) {
                carried[from + i] += toAbove[i] * (carried[from + i - columns] - carried[from + i]);
            }
            for (int i = (rows - 1) * columns - 1; i >= 0; i--) {
                carried[from + i] += toAbove[i + columns] * (carried[from + i + columns] - carried[from + i]);
            }
        }
    }

    /** What is carried, where the difference is not known. */
    private void merge(CellBlock block) {
        int plane = block.cells();
        int columns = block.columns();
        for (int i = 0; i < plane; i++) {
            int x = block.left() + i % columns;
            int y = block.top() + i / columns;
            float known = known(block, x, y);
            if (known < 1) {
                float share = fade(block, x, y) * (1 - known) / carried[3 * plane + i];
                for (int channel = 0; channel < 3; channel++) {
                    int at = channel * plane + i;
                    difference[at] = known * difference[at] + share * carried[at];
                }
            }
        }
    }

    private static float fade(CellBlock block, int x, int y) {
        int side = block.grid().sideCells();
        double away = Math.hypot(beyond(x, side), beyond(y, side)) / side;
        double left = Math.clamp((MARGIN_RATIO - away) / (MARGIN_RATIO - FADE_RATIO), 0, 1);
        return (float) (left * left * (3 - 2 * left));
    }

    /** How many cells before the square's first, or behind its last. */
    private static int beyond(int cell, int side) {
        return Math.max(0, Math.max(-cell, cell - (side - 1)));
    }
}
