package dev.diptych.studio;

import dev.diptych.studio.chance.Range;
import dev.diptych.studio.fault.StudioFault;
import java.util.Locale;

/**
 * How imperfect a studio is. All grades stand here, as data.
 */
public enum StudioGrade {
    /** Everything repeats exactly; the sitter hardly moves. */
    IDEAL(0, 0, 0, 0, 1, 2, 0, 0, 0.003, 0.25, 0, 0),
    /** A good lab on an ordinary day. */
    TYPICAL(4, 0.015, 0.02, 0.1, 5, 20, 15, 0.4, 0.003, 1, 0, 0),
    /** The same lab on a day when things go wrong; {@link StudioFault} says what. */
    HOSTILE(4, 0.015, 0.02, 0.1, 5, 20, 15, 0.4, 0.003, 1, 0.6, 0.25);

    private final double deadSdMillis;
    private final double fallSdRatio;
    private final double droopRatio;
    private final double edgeJitterMillis;
    private final double slowestSwayMillimetresPerSecond;
    private final double fastestSwayMillimetresPerSecond;
    private final double blinksPerMinute;
    private final double blinkReflexProbability;
    private final double roomLightRatio;
    private final double noiseScale;
    private final double faultProbability;
    private final double secondFaultProbability;

    StudioGrade(double deadSdMillis, double fallSdRatio, double droopRatio, double edgeJitterMillis,
            double slowestSwayMillimetresPerSecond, double fastestSwayMillimetresPerSecond, double blinksPerMinute,
            double blinkReflexProbability, double roomLightRatio, double noiseScale, double faultProbability,
            double secondFaultProbability) {
        this.deadSdMillis = deadSdMillis;
        this.fallSdRatio = fallSdRatio;
        this.droopRatio = droopRatio;
        this.edgeJitterMillis = edgeJitterMillis;
        this.slowestSwayMillimetresPerSecond = slowestSwayMillimetresPerSecond;
        this.fastestSwayMillimetresPerSecond = fastestSwayMillimetresPerSecond;
        this.blinksPerMinute = blinksPerMinute;
        this.blinkReflexProbability = blinkReflexProbability;
        this.roomLightRatio = roomLightRatio;
        this.noiseScale = noiseScale;
        this.faultProbability = faultProbability;
        this.secondFaultProbability = secondFaultProbability;
    }

    /** By its name in lower case, as on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Shot-to-shot standard deviation of every dead time, in milliseconds. */
    public double deadSdMillis() {
        return deadSdMillis;
    }

    /** Shot-to-shot standard deviation of every fall and rise, as a share of its median. */
    public double fallSdRatio() {
        return fallSdRatio;
    }

    /** How much brighter than its steady mean a light is just after it comes on, as a share. */
    public double droopRatio() {
        return droopRatio;
    }

    /** An executed edge lies within this of where it was asked, either way, in milliseconds. */
    public double edgeJitterMillis() {
        return edgeJitterMillis;
    }

    /** From the calmest sitter's peak speed to the liveliest's, at the middle of the figure. */
    public Range swayMillimetresPerSecond() {
        return new Range(slowestSwayMillimetresPerSecond, fastestSwayMillimetresPerSecond);
    }

    /** How often a sitter blinks whom nothing startles. */
    public double blinksPerMinute() {
        return blinksPerMinute;
    }

    /** Of a flash to make the sitter blink. */
    public double blinkReflexProbability() {
        return blinkReflexProbability;
    }

    /** The room's own constant light, as a share of all lamps' together. */
    public double roomLightRatio() {
        return roomLightRatio;
    }

    /** The sensor's noise, as a multiple of a small-pixel sensor's (see the sensor package). */
    public double noiseScale() {
        return noiseScale;
    }

    /** Of a pair to have a fault. */
    public double faultProbability() {
        return faultProbability;
    }

    /** Of a pair that has a fault to have a second one, of another kind. */
    public double secondFaultProbability() {
        return secondFaultProbability;
    }
}
