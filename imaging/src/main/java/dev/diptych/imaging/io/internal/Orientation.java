package dev.diptych.imaging.io.internal;

import dev.diptych.imaging.Srgb8Image;

/** Turns a picture the way Exif's orientation tag asks, so that its first row is the scene's top. */
public final class Orientation {
    private Orientation() {
    }

    /**
     * @param orientation 1 upright, 2 mirrored left-right, 3 upside down, 4 mirrored top-bottom, 5 transposed, 6 to be
     *            turned clockwise, 7 transposed about the other diagonal, 8 to be turned anticlockwise
     */
    public static Srgb8Image upright(Srgb8Image stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean transposed = orientation >= 5;
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        byte[] source = stored.rgb();
        byte[] target = new byte[source.length];
        for (int y = 0, k = 0; y < height; y++) {
            for (int x = 0; x < width; x++, k += 3) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                column = fromRight ? stored.width() - 1 - column : column;
                row = fromBottom ? stored.height() - 1 - row : row;
                System.arraycopy(source, 3 * (row * stored.width() + column), target, k, 3);
            }
        }
        return new Srgb8Image(width, height, target);
    }
}
