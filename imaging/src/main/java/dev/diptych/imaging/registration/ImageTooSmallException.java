package dev.diptych.imaging.registration;

/** A picture has too few pixels to be registered; the message is a sentence for the user. */
public final class ImageTooSmallException extends IllegalArgumentException {
    public ImageTooSmallException(String role, int width, int height, int minimumSidePx) {
        super("The " + role + " picture is " + width + "x" + height + " pixels; registration needs at least "
                + minimumSidePx + " on each side.");
    }
}
