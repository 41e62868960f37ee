package dev.diptych.imaging;

/**
 * A square of a picture divided into {@code sideCells} x {@code sideCells} cells: how the pixels of a small square
 * picture lie in a large one.
 * <p>
 * The box goes through the centres of the square's corner pixels, so the square itself reaches half a pixel further on
 * every side, and a cell is {@code pitchPx = (box.width + 1) / sideCells} wide. The centre of cell i lies at
 * {@code box.x - 0.5 + (i + 0.5) * pitchPx}, and likewise in y. {@link Box#ofImage} of an n x n picture divided into n
 * cells thus has its cells on its pixels.
 *
 * @param box may reach beyond the picture
 */
public record SquareCells(Box box, int sideCells) {
    public SquareCells {
        // A box made of a few sums may miss being square by rounding.
        if (!(Math.abs(box.width() - box.height()) <= 1e-6 * box.width())) {
            throw new IllegalArgumentException(
                    "Cells divide a square, but this is " + box.width() + "x" + box.height() + " pixels.");
        }
        if (sideCells < 1) {
            throw new IllegalArgumentException("A square has at least one cell along a side, not " + sideCells + ".");
        }
    }

    /** Picture pixels along a side of a cell. */
    public double pitchPx() {
        return (box.width() + 1) / sideCells;
    }

    /** Column of the picture at column {@code x} of the cells; whole numbers are centres in both. */
    public double pictureX(double x) {
        return box.x() - 0.5 + (x + 0.5) * pitchPx();
    }

    /** Row of the picture at row {@code y} of the cells. */
    public double pictureY(double y) {
        return box.y() - 0.5 + (y + 0.5) * pitchPx();
    }

    /** Column of the cells at column {@code x} of the picture. */
    public double cellX(double x) {
        return (x - box.x() + 0.5) / pitchPx() - 0.5;
    }

    /** Row of the cells at row {@code y} of the picture. */
    public double cellY(double y) {
        return (y - box.y() + 0.5) / pitchPx() - 0.5;
    }
}
