package dev.diptych.imaging.io.internal;

/** How large a picture may be, checked on its header before anything is allocated for it. */
public final class PixelLimit {
    public static final int MEGAPIXELS = 64;

    private PixelLimit() {
    }

    /** What is wrong with this size, as the end of a sentence about the picture; empty if nothing. */
    public static String complaint(long width, long height) {
        if (width < 1 || height < 1) {
            return "claims a size of " + width + "x" + height + " pixels and so holds no picture";
        }
        if (width > MEGAPIXELS * 1_000_000L / height) {
            return "is " + width + "x" + height + " pixels, more than the limit of " + MEGAPIXELS
                    + " megapixels; scale it down";
        }
        return "";
    }
}
