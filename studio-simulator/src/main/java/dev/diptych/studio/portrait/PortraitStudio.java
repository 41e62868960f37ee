package dev.diptych.studio.portrait;

/**
 * Renders the sitter that a seed stands for, as one linear-light picture per light. Light 0 is the flash of the phone
 * in the photographer's hand; 1 to 4 are the studio's softboxes front left, front right, high left and high right.
 * <p>
 * At weight 1 the flash alone exposes the face well, and so does the sum of the four lamps at weight 1 each: a white
 * card at the face is then about 0.9.
 */
public final class PortraitStudio {
    /** One flash and four lamps. */
    public static final int LIGHT_COUNT = 5;

    /** To be raised with every change of the renderer that changes pixels: portraits are kept from run to run. */
    public static final int RENDERER_VERSION = 1;

    private static final int LEAST_SIDE_PX = 16;

    private PortraitStudio() {
    }

    /** Renders the sitter, pose and flash that one seed stands for; see {@link #render(SitterSpec, int, int)}. */
    public static Portrait render(long seed, int widthPx, int heightPx) {
        return render(SitterSpec.of(seed), widthPx, heightPx);
    }

    /**
     * Renders head and shoulders, cut by the lower edge of the picture. The same specification and size give the same portrait,
     * whatever the number of threads; another size shows the same sitter.
     *
     * @throws IllegalArgumentException if a side is shorter than 16 pixels, or the picture too large for an array
     */
    public static Portrait render(SitterSpec spec, int widthPx, int heightPx) {
        if (widthPx < LEAST_SIDE_PX || heightPx < LEAST_SIDE_PX) {
            throw new IllegalArgumentException("A portrait needs at least " + LEAST_SIDE_PX
                    + " pixels on each side, not " + widthPx + "x" + heightPx + ".");
        }
        if (3L * widthPx * heightPx > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A portrait of " + widthPx + "x" + heightPx
                    + " pixels does not fit into an array; ask for at most 700 megapixels.");
        }
        return new PortraitRenderer(Sitting.draw(spec), widthPx, heightPx).render();
    }
}
