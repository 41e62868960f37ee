package dev.diptych.rig.calibration;

/**
 * The course of a change from 0 to 1 over a unit of time: the distribution function of the beta distribution. Its two
 * numbers make it steep at the beginning, at the end, at both or in the middle, so it suits lamps whose supply gives out
 * suddenly as well as those that fade; nothing else is assumed of how a light changes.
 */
final class TransitionShape {
    /** Symmetrical, gentle at both ends. */
    static final TransitionShape SMOOTH = new TransitionShape(2, 2);
    private static final int STEPS = 512;

    private final double p;
    private final double q;
    private final double[] value = new double[STEPS + 1];
    private final double[] integral = new double[STEPS + 1];

    TransitionShape(double p, double q) {
        this.p = p;
        this.q = q;
        for (int i = 0; i < STEPS; i++) {
            double u = (i + 0.5) / STEPS;
            value[i + 1] = value[i] + Math.pow(u, p - 1) * Math.pow(1 - u, q - 1);
        }
        for (int i = 1; i <= STEPS; i++) {
            value[i] /= value[STEPS];
        }
        for (int i = 0; i < STEPS; i++) {
            integral[i + 1] = integral[i] + 0.5 * (value[i] + value[i + 1]) / STEPS;
        }
    }

    double p() {
        return p;
    }

    double q() {
        return q;
    }

    double at(double u) {
        return u <= 0 ? 0 : u >= 1 ? 1 : interpolate(value, u);
    }

    /** The mean over [from, until], which is not empty. */
    double mean(double from, double until) {
        return (integralTo(until) - integralTo(from)) / (until - from);
    }

    /** When the change is done to {@code share}, between 0 and 1. */
    double when(double share) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double middle = 0.5 * (low + high);
            if (at(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private double integralTo(double u) {
        return u <= 0 ? 0 : u >= 1 ? integral[STEPS] + u - 1 : interpolate(integral, u);
    }

    private static double interpolate(double[] table, double u) {
        int i = Math.min(STEPS - 1, (int) (u * STEPS));
        return table[i] + (u * STEPS - i) * (table[i + 1] - table[i]);
    }
}
