package dev.diptych.inference;

import dev.diptych.imaging.Affine;

/**
 * Where an aligned picture holds data: the reference pixels that the registration sends inside the moving picture.
 * Elsewhere a warp has nothing to show but repeated edge pixels.
 *
 * @param referenceToMoving the registration's matrix, reference pixel to moving pixel
 * @param movingWidth columns of the picture that was warped
 * @param movingHeight rows of the picture that was warped
 */
public record AlignedRegion(Affine referenceToMoving, int movingWidth, int movingHeight) {
    public AlignedRegion {
        if (movingWidth < 1 || movingHeight < 1) {
            throw new IllegalArgumentException(
                    "A moving picture needs at least one pixel, not " + movingWidth + "x" + movingHeight + ".");
        }
    }

    /** Whether the reference pixel (x, y) has data. */
    public boolean contains(int x, int y) {
        double u = referenceToMoving.mapX(x, y);
        double v = referenceToMoving.mapY(x, y);
        return u >= 0 && v >= 0 && u <= movingWidth - 1 && v <= movingHeight - 1;
    }
}
