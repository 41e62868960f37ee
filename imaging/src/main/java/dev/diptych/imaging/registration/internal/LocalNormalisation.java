package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Plane;
import java.util.stream.IntStream;

/**
 * Takes the light out of a picture: (x - mean) / (sd + floor), with mean and standard deviation over a window about each
 * pixel. What is left is texture of about unit variance wherever there is any.
 * <p>
 * It must be done anew at each pyramid level: a plane normalised at full size loses its unit variance when halved.
 */
public final class LocalNormalisation {
    /** Also suppresses the grid effect: at integer shifts alone, unsmoothed noise would escape interpolation. */
    private static final double PRESMOOTHING_SIGMA_PX = 1.0;
    /** Code values; keeps quantisation noise in smooth areas from being blown up to texture. */
    private static final float SD_FLOOR = 1.0f;

    private LocalNormalisation() {
    }

    public static Plane of(Plane luma, double windowSigmaPx) {
        Plane smooth = Smoothing.gaussian(luma, PRESMOOTHING_SIGMA_PX);
        // Two boxes of radius r have variance 2 r (r + 1) / 3.
        int radius = Math.max(1, (int) Math.round(1.2 * windowSigmaPx));
        Plane mean = Smoothing.twiceBox(smooth, radius);
        int width = luma.width();
        float[] deviation = new float[luma.values().length];
        float[] squared = new float[deviation.length];
        IntStream.range(0, luma.height()).parallel().forEach(y -> {
            for (int i = y * width; i < (y + 1) * width; i++) {
                deviation[i] = smooth.values()[i] - mean.values()[i];
                squared[i] = deviation[i] * deviation[i];
            }
        });
        float[] variance = Smoothing.twiceBox(new Plane(width, luma.height(), squared), radius).values();
        IntStream.range(0, luma.height()).parallel().forEach(y -> {
            for (int i = y * width; i < (y + 1) * width; i++) {
                deviation[i] /= (float) Math.sqrt(Math.max(0, variance[i])) + SD_FLOOR;
            }
        });
        return new Plane(width, luma.height(), deviation);
    }
}
