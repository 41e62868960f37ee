package dev.diptych.imaging;

/** A picture whose encoding is part of its type, so that linear light is never mistaken for display code values. */
public sealed interface Image permits Srgb8Image, Linear16Image, SrgbPlanes {
    /** Columns. */
    int width();

    /** Rows. */
    int height();
}
