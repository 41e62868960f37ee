package dev.diptych.studio.light;

/**
 * How a light really answers its switch: medians, and how each shot differs. Definitions as in
 * {@code dev.diptych.rig.light.LightResponse}.
 *
 * @param deadSdMillis shot-to-shot standard deviation of both dead times
 * @param fallSdRatio shot-to-shot standard deviation of fall and rise, as a share of the median
 * @param droopRatio how much brighter than its steady mean it is just after it comes on
 */
public record ResponseTruth(double offDeadMillis, double offFallMillis, double onDeadMillis, double onRiseMillis,
        double deadSdMillis, double fallSdRatio, double droopRatio) {}
