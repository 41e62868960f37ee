package dev.diptych.studio.portrait;

/** A rectangle of whole pixels of the picture, at least one. */
record Region(int x, int y, int width, int height) {
    static Region ofPicture(int widthPx, int heightPx) {
        return new Region(0, 0, widthPx, heightPx);
    }

    /** The pixels of a picture that lie between the two corners, or the nearest one if none does. */
    static Region between(double left, double top, double right, double bottom, int widthPx, int heightPx) {
        int x = Math.clamp((int) Math.floor(left), 0, widthPx - 1);
        int y = Math.clamp((int) Math.floor(top), 0, heightPx - 1);
        int endX = Math.clamp((int) Math.ceil(right) + 1, x + 1, widthPx);
        int endY = Math.clamp((int) Math.ceil(bottom) + 1, y + 1, heightPx);
        return new Region(x, y, endX - x, endY - y);
    }

    /** One past the last column. */
    int endX() {
        return x + width;
    }

    /** One past the last row. */
    int endY() {
        return y + height;
    }

    int pixels() {
        return width * height;
    }

    /** Position of a pixel of the picture among those of the region, row-major. */
    int index(int xPx, int yPx) {
        return (yPx - y) * width + xPx - x;
    }
}
