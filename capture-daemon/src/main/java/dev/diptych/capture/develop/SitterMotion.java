package dev.diptych.capture.develop;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.registration.RegionOfInterest;

/** How far the sitter moved between two frames, by the map that registers them. */
final class SitterMotion {
    /** Points are taken this far apart, as a share of the frame's height. */
    private static final double STEP_RATIO = 1 / 48.0;

    private SitterMotion() {
    }

    /** Mean displacement of the region's points, as a share of the frame's height. */
    static double meanRatio(Affine referenceToMoving, RegionOfInterest region, int widthPx, int heightPx) {
        double stepPx = STEP_RATIO * heightPx;
        double sumPx = 0;
        int points = 0;
        for (double y = stepPx / 2; y < heightPx; y += stepPx) {
            for (double x = stepPx / 2; x < widthPx; x += stepPx) {
                if (region.contains(x, y, widthPx, heightPx)) {
                    sumPx += Math.hypot(referenceToMoving.mapX(x, y) - x, referenceToMoving.mapY(x, y) - y);
                    points++;
                }
            }
        }
        return sumPx / points / heightPx;
    }
}
