package dev.diptych.capture.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Time from left to right.
 *
 * @param left where {@code fromMillis} is drawn
 */
record TimeAxis(double fromMillis, double untilMillis, double left, double width) {
    /** Labels need about so much room each. */
    private static final double LABEL_WIDTH = 64;
    /** Of a division of decimal numbers. */
    private static final double ROUNDING = 1e-9;

    double x(double millis) {
        return left + width * (millis - fromMillis) / (untilMillis - fromMillis);
    }

    double right() {
        return left + width;
    }

    boolean shows(double millis) {
        return millis >= fromMillis && millis <= untilMillis;
    }

    /** Round instants, as close as their labels allow. */
    DoubleStream ticks() {
        double step = step();
        long first = (long) Math.ceil(fromMillis / step - ROUNDING);
        long last = (long) Math.floor(untilMillis / step + ROUNDING);
        return DoubleStream.iterate(first, i -> i <= last, i -> i + 1).map(i -> i * step);
    }

    String label(double tickMillis) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step()) - ROUNDING));
        return String.format(Locale.ROOT, "%." + decimals + "f", tickMillis);
    }

    /** 1, 2 or 5 times a power of ten. */
    private double step() {
        double least = (untilMillis - fromMillis) * LABEL_WIDTH / width;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double mantissa = least / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }
}
