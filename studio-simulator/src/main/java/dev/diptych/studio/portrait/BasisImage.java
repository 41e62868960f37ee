package dev.diptych.studio.portrait;

/**
 * The light that one lamp alone sends into the camera, linear, so that pictures under several lamps are weighted sums.
 *
 * @param rgb {@code height * width * 3} unsigned 16-bit codes, row-major, red first, owned by this image
 * @param fullScale linear value of code 65535
 */
public record BasisImage(int width, int height, short[] rgb, float fullScale) {
    public BasisImage {
        if (width < 1 || height < 1 || (long) width * height * 3 != rgb.length) {
            throw new IllegalArgumentException("A basis image of " + width + "x" + height + " pixels holds "
                    + 3L * width * height + " values, not " + rgb.length + ".");
        }
        if (!(fullScale > 0) || fullScale == Float.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Full scale must be a positive number, not " + fullScale + ".");
        }
    }

    /** A rectangle of this image, in memory of its own. */
    BasisImage part(int x, int y, int partWidth, int partHeight) {
        short[] part = new short[partWidth * partHeight * 3];
        for (int row = 0; row < partHeight; row++) {
            System.arraycopy(rgb, ((y + row) * width + x) * 3, part, row * partWidth * 3, partWidth * 3);
        }
        return new BasisImage(partWidth, partHeight, part, fullScale);
    }

    /** Linear value of one channel, 0 to {@link #fullScale}. */
    public float at(int x, int y, int channel) {
        return (rgb[(y * width + x) * 3 + channel] & 0xffff) * fullScale / 65535;
    }
}
