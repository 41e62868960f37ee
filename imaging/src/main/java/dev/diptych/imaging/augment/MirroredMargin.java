package dev.diptych.imaging.augment;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;

/**
 * A picture with a margin on all sides in which it is mirrored at its edge pixels, which are not repeated.
 *
 * @param marginPx how wide
 */
record MirroredMargin(Srgb8Image picture, int marginPx) {
    /** Cubic convolution looks so far beyond the place it is asked for. */
    private static final int REACH_PX = 2;

    /** With a margin that holds whatever {@code toSource} asks for; the picture as it is if that lies inside. */
    static MirroredMargin about(Srgb8Image picture, Affine toSource) {
        double lastX = picture.width() - 1.0;
        double lastY = picture.height() - 1.0;
        double beyond = 0;
        // An affine map sends a rectangle's points between those of its corners.
        for (double x : new double[]{0, lastX}) {
            for (double y : new double[]{0, lastY}) {
                double u = toSource.mapX(x, y);
                double v = toSource.mapY(x, y);
                beyond = Math.max(beyond, Math.max(Math.max(-u, u - lastX), Math.max(-v, v - lastY)));
            }
        }
        return beyond < 1e-9 ? new MirroredMargin(picture, 0) : widened(picture, (int) Math.ceil(beyond) + REACH_PX);
    }

    /** From the picture's own pixels to this one's. */
    Affine inside() {
        return Affine.translation(marginPx, marginPx);
    }

    private static MirroredMargin widened(Srgb8Image picture, int marginPx) {
        int width = picture.width() + 2 * marginPx;
        int height = picture.height() + 2 * marginPx;
        Srgb8Image wide = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            int fromRow = mirrored(y - marginPx, picture.height()) * picture.width();
            for (int x = 0; x < width; x++) {
                int from = 3 * (fromRow + mirrored(x - marginPx, picture.width()));
                System.arraycopy(picture.rgb(), from, wide.rgb(), 3 * (y * width + x), 3);
            }
        }
        return new MirroredMargin(wide, marginPx);
    }

    /** A place on an endless line on which {@code length} pixels go forth and back. */
    static int mirrored(int place, int length) {
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int inPeriod = Math.floorMod(place, period);
        return inPeriod < length ? inPeriod : period - inPeriod;
    }
}
