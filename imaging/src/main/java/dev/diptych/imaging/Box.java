package dev.diptych.imaging;

/** An axis-aligned rectangle in pixel coordinates; its corners are pixel centres. */
public record Box(double x, double y, double width, double height) {
    public Box {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException("A box has no negative side, but this is " + width + "x" + height + ".");
        }
    }

    /** The rectangle through the centres of a picture's four corner pixels. */
    public static Box ofImage(int widthPx, int heightPx) {
        return new Box(0, 0, widthPx - 1, heightPx - 1);
    }
}
