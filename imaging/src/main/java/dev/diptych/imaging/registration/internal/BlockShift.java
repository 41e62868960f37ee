package dev.diptych.imaging.registration.internal;

/**
 * Where one block of the reference finds itself again in the moving picture, relative to where the map says.
 *
 * @param x centre of the block, as is {@code y}, in pixels of the level it was measured at
 * @param dx displacement of the best match, as is {@code dy}, in the same pixels
 * @param correlation absolute normalised cross-correlation there, 0 to 1
 * @param runnerUp the best correlation well away from it: close to {@code correlation} where the match means nothing
 */
public record BlockShift(double x, double y, double dx, double dy, double correlation, double runnerUp) {
    public double lengthPx() {
        return Math.hypot(dx, dy);
    }

    /** Whether the match stands out, so that the block has a say about the map. */
    public boolean isDistinct() {
        return correlation > 0.25 && correlation > 1.15 * runnerUp;
    }
}
