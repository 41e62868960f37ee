package dev.diptych.archive;

/** An upright square in a picture: its upper left corner and its side, in pixels, pixel centres at integers. */
public record PictureSquare(double xPx, double yPx, double sidePx) {
    public PictureSquare {
        if (!(sidePx > 0 && Double.isFinite(sidePx) && Double.isFinite(xPx) && Double.isFinite(yPx))) {
            throw new IllegalArgumentException("A square in a picture has a place and a side, but this one lies at "
                    + xPx + ", " + yPx + " with a side of " + sidePx + ".");
        }
    }

    /**
     * Where this square lies in a picture that was cut out by {@code crop} and resampled to {@code cropSidePx} pixels,
     * corner pixel onto corner pixel; moved inside, and made smaller, as far as it reaches beyond that picture.
     */
    public PictureSquare within(PictureSquare crop, int cropSidePx) {
        double last = cropSidePx - 1.0;
        double scale = last / crop.sidePx;
        double side = Math.min(last, sidePx * scale);
        return new PictureSquare(Math.clamp((xPx - crop.xPx) * scale, 0, last - side),
                Math.clamp((yPx - crop.yPx) * scale, 0, last - side), side);
    }
}
