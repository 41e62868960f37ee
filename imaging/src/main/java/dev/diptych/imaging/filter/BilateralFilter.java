package dev.diptych.imaging.filter;

import dev.diptych.imaging.SrgbPlanes;

/**
 * The bilateral filter (Tomasi and Manduchi 1998) on joint RGB: a pixel p becomes the mean of the pixels q around it,
 * weighted by exp(-|p - q|^2 / (2 sigmaSpatial^2)) * exp(-|I(p) - I(q)|^2 / (2 sigmaRange^2)), where the second
 * distance sums over the three channels. Pixels outside the picture do not count.
 * <p>
 * A filter is made for one size of picture and holds its work buffers: a call makes no garbage, and an instance serves
 * one thread at a time.
 */
public interface BilateralFilter {
    int width();

    int height();

    /**
     * Filters one picture.
     *
     * @param planes {@code 3 * height * width} finite values, plane after plane, as in {@link SrgbPlanes}
     * @param into   as long; may be the same array
     * @throws IllegalArgumentException if an array has another length
     */
    void apply(float[] planes, float[] into);

    /**
     * The filtered picture, the given one left as it is.
     *
     * @throws IllegalArgumentException if the picture has another size than the filter
     */
    default SrgbPlanes apply(SrgbPlanes picture) {
        if (picture.width() != width() || picture.height() != height()) {
            throw new IllegalArgumentException("This bilateral filter takes pictures of " + width() + "x" + height()
                    + " px, but this one is " + picture.width() + "x" + picture.height() + " px.");
        }
        SrgbPlanes filtered = new SrgbPlanes(width(), height());
        apply(picture.values(), filtered.values());
        return filtered;
    }
}
