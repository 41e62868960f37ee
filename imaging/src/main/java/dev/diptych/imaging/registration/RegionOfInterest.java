package dev.diptych.imaging.registration;

/**
 * Where in the reference picture the scene is looked at: everywhere, or inside an upright ellipse. All four numbers are
 * fractions, those along x of the frame's width and those along y of its height.
 * <p>
 * A sitter moves in front of a backdrop that stands still, so no single map holds for both; an ellipse about the sitter
 * asks for the sitter's.
 */
public record RegionOfInterest(double centreX, double centreY, double radiusX, double radiusY) {
    private static final RegionOfInterest WHOLE_FRAME = new RegionOfInterest(0.5, 0.5, Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    public RegionOfInterest {
        if (!(centreX >= 0 && centreX <= 1 && centreY >= 0 && centreY <= 1)) {
            throw new IllegalArgumentException("The centre of a region of interest lies in the frame, 0 to 1, but this"
                    + " one is at " + centreX + ", " + centreY + ".");
        }
        if (!(radiusX >= 0.05 && radiusY >= 0.05)) {
            throw new IllegalArgumentException("The radii of a region of interest are at least 0.05 of the frame, but"
                    + " these are " + radiusX + " and " + radiusY + ".");
        }
    }

    public static RegionOfInterest wholeFrame() {
        return WHOLE_FRAME;
    }

    public static RegionOfInterest ellipse(double centreX, double centreY, double radiusX, double radiusY) {
        return new RegionOfInterest(centreX, centreY, radiusX, radiusY);
    }

    /** Whether the region holds this point of a frame of the given size. */
    public boolean contains(double x, double y, int widthPx, int heightPx) {
        double dx = ((x + 0.5) / widthPx - centreX) / radiusX;
        double dy = ((y + 0.5) / heightPx - centreY) / radiusY;
        return dx * dx + dy * dy <= 1;
    }
}
