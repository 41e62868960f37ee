package dev.diptych.rig.calibration;

/** How a light truly goes from 0 to 1; times in milliseconds from where it begins. */
enum Course {
    /** As a lamp whose supply runs down smoothly. */
    RAISED_COSINE, LINEAR_RAMP,
    /** As a lamp with phosphor, or a bulb: the last percent takes as long as all before. */
    LONG_TAIL, SUDDEN;

    private static final double STEP_MS = 0.005;

    private double doneAt(double ms) {
        return switch (this) {
            case RAISED_COSINE -> ms <= 0 ? 0 : ms >= 60 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * ms / 60);
            case LINEAR_RAMP -> Math.clamp(ms / 45, 0, 1);
            case LONG_TAIL -> ms <= 0 ? 0 : 1 - Math.exp(-ms / 12);
            case SUDDEN -> Math.clamp(ms / 0.02, 0, 1);
        };
    }

    /** When it has come so far. */
    double whenMs(double share) {
        double ms = 0;
        while (doneAt(ms) < share) {
            ms += STEP_MS;
        }
        return ms;
    }

    /** From 0.5 % to 99.5 %. */
    double lengthMs() {
        return whenMs(FittedChange.SETTLED) - whenMs(FittedChange.LEFT);
    }

    double mean(double fromMs, double untilMs) {
        double sum = 0;
        int steps = 200;
        for (int i = 0; i < steps; i++) {
            sum += doneAt(fromMs + (untilMs - fromMs) * (i + 0.5) / steps);
        }
        return sum / steps;
    }
}
