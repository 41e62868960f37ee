package dev.diptych.capture.report;

import dev.diptych.rig.calibration.MeasuredChange;
import dev.diptych.rig.calibration.ResponseCurve;
import dev.diptych.rig.light.Spread;
import java.util.List;
import java.util.Locale;

/**
 * Draws one change of a light: what rows saw as dots, the fitted change, the levels at which it begins and ends, the
 * spreads of these instants as bands, and the dead time and the change dimensioned as in a technical drawing.
 */
final class ChangeDrawing {
    static final double HEIGHT = 266;
    private static final double TITLE = 12;
    private static final double DIMENSIONS = 40;
    private static final double DIMENSIONS_BELOW = 66;
    private static final double FULL = 88;
    private static final double DARK = 230;
    private static final double AXIS = 240;
    private static final double LABELS = 257;
    /** So much is shown before the switch and after the change, as a share of the whole. */
    private static final double MARGIN = 0.07;
    /** The last label leaves room for the unit. */
    private static final double UNIT = 36;
    /** About the width of a character of a figure. */
    private static final double CHARACTER = 7;
    private static final double ARROW = 7;
    private static final double LEAVES = 0.995;
    private static final double SETTLES = 0.005;

    private final MeasuredChange change;
    private final boolean off;
    private final TimeAxis axis;
    private final StringBuilder svg = new StringBuilder();

    private ChangeDrawing(MeasuredChange change, boolean off, double left, double width) {
        this.change = change;
        this.off = off;
        double margin = marginMillis(change);
        this.axis = new TimeAxis(-margin, lastMillis(change) + 1.5 * margin, left, width);
    }

    /** The change from {@code left} on, in a drawing of {@link #HEIGHT}. */
    static String svg(MeasuredChange change, boolean off, double left, double width) {
        return new ChangeDrawing(change, off, left, width).draw();
    }

    /** How much time a drawing of it shows. */
    static double shownMillis(MeasuredChange change) {
        return lastMillis(change) + 2.5 * marginMillis(change);
    }

    private String draw() {
        text(axis.left(), TITLE, "title", off ? "switched off" : "switched on");
        ticks();
        Spread begins = change.dead().spread();
        band(begins.p0_1Nanos(), begins.p99_9Nanos());
        band(begins.p0_1Nanos() + change.length().spread().p0_1Nanos(), settledNanos(change));
        hairline(LEAVES, "99.5 %");
        hairline(SETTLES, "0.5 %");
        add("<path class=\"switch\" d=\"M%.1f %.1fV%.1f\"/>", axis.x(0), DIMENSIONS - 6, AXIS);
        dots();
        fit();
        bandLabel(begins);
        dimensions();
        return svg.toString();
    }

    private void ticks() {
        add("<path class=\"axis\" d=\"M%.1f %.1fH%.1f\"/>", axis.left(), AXIS, axis.right());
        axis.ticks().filter(at -> axis.x(at) < axis.right() - UNIT).forEach(at -> {
            add("<path class=\"axis\" d=\"M%.1f %.1fv4\"/>", axis.x(at), AXIS);
            text(axis.x(at), LABELS, "time", axis.label(at));
        });
        text(axis.right(), LABELS, "time end", "ms");
    }

    private void hairline(double level, String label) {
        add("<path class=\"hairline\" d=\"M%.1f %.1fH%.1f\"/>", axis.left(), y(level), axis.right());
        text(axis.left() - 8, y(level) + 4, "time end", label);
    }

    private void band(long fromNanos, long untilNanos) {
        double from = axis.x(fromNanos / 1e6);
        double width = Math.max(1, axis.x(untilNanos / 1e6) - from);
        add("<rect class=\"band\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", from, FULL - 8, width,
                AXIS - FULL + 8);
    }

    /** Beside the band, where the light has not begun to change and so nothing else is drawn. */
    private void bandLabel(Spread begins) {
        String range = Figures.digits(begins.p0_1Nanos() / 1e6) + " to " + Figures.millis(begins.p99_9Nanos());
        double x = axis.x(begins.p0_1Nanos() / 1e6) - 8;
        if (x - CHARACTER * range.length() > axis.x(0)) {
            text(x, (FULL + DARK) / 2 - 2, "spread", range);
            text(x, (FULL + DARK) / 2 + 14, "spread faint", "p0.1 to p99.9");
        }
    }

    private void dots() {
        add("<path class=\"dots\" d=\"");
        for (ResponseCurve.Seen seen : change.curve().seen()) {
            double middle = (seen.fromNanos() + seen.untilNanos()) / 2e6;
            if (axis.shows(middle)) {
                add("M%.1f %.1fh0", axis.x(middle), y(seen.level()));
            }
        }
        add("\"/>");
    }

    /** Before the first point and after the last the light is steady. */
    private void fit() {
        List<ResponseCurve.Point> points = change.curve().fitted();
        if (points.isEmpty()) {
            return;
        }
        add("<path class=\"fit\" d=\"M%.1f %.1f", axis.left(), y(points.getFirst().level()));
        for (ResponseCurve.Point point : points) {
            if (axis.shows(point.atNanos() / 1e6)) {
                add("L%.1f %.1f", axis.x(point.atNanos() / 1e6), y(point.level()));
            }
        }
        if (points.getLast().atNanos() / 1e6 < axis.untilMillis()) {
            add("H%.1f", axis.right());
        }
        add("\"/>");
    }

    /** One after the other on one line; on two lines if the figures find no room between the arrows. */
    private void dimensions() {
        double begins = axis.x(change.dead().meanNanos() / 1e6);
        double ends = axis.x((change.dead().meanNanos() + change.length().meanNanos()) / 1e6);
        String dead = Figures.millis(change.dead().meanNanos()) + " dead";
        String length = Figures.millis(change.length().meanNanos()) + (off ? " fall" : " rise");
        boolean chained = fits(dead, axis.x(0), begins) && fits(length, begins, ends);
        double below = chained ? DIMENSIONS : DIMENSIONS_BELOW;
        extension(begins, DIMENSIONS, off ? LEAVES : SETTLES);
        extension(ends, below, off ? SETTLES : LEAVES);
        dimension(axis.x(0), begins, DIMENSIONS, dead);
        dimension(begins, ends, below, length);
    }

    private void extension(double x, double top, double level) {
        add("<path class=\"extension\" d=\"M%.1f %.1fV%.1f\"/>", x, top - 6, y(level));
    }

    private void dimension(double from, double until, double y, String figure) {
        boolean wide = until - from > 3 * ARROW;
        double outside = wide ? 0 : 2 * ARROW;
        add("<path class=\"dimension\" d=\"M%.1f %.1fH%.1f\"/>", from - outside, y, until + outside);
        arrow(from, y, wide ? 1 : -1);
        arrow(until, y, wide ? -1 : 1);
        if (fits(figure, from, until)) {
            text((from + until) / 2, y - 5, "figure", figure);
        } else if (until + outside + CHARACTER * figure.length() < axis.right()) {
            text(until + outside + 5, y + 4, "figure beside", figure);
        } else {
            text(from - outside - 5, y + 4, "figure end", figure);
        }
    }

    /** Its tip at {@code x}; it comes from the right if {@code side} is 1, from the left if it is -1. */
    private void arrow(double x, double y, int side) {
        add("<path class=\"arrow\" d=\"M%.1f %.1fl%.1f -2.4v4.8z\"/>", x, y, side * ARROW);
    }

    private static boolean fits(String figure, double from, double until) {
        return until - from > CHARACTER * figure.length() + 2 * ARROW;
    }

    private static long settledNanos(MeasuredChange change) {
        return change.dead().spread().p99_9Nanos() + change.length().spread().p99_9Nanos();
    }

    private static double lastMillis(MeasuredChange change) {
        return settledNanos(change) / 1e6;
    }

    /** Room for the rows whose exposure reaches into the change, too. */
    private static double marginMillis(MeasuredChange change) {
        double longestExposure = change.curve()
                .seen()
                .stream()
                .mapToDouble(seen -> (seen.untilNanos() - seen.fromNanos()) / 1e6)
                .max()
                .orElse(0);
        return Math.max(MARGIN * lastMillis(change), Math.max(0.01, longestExposure));
    }

    private static double y(double level) {
        return DARK - Math.clamp(level, -0.05, 1.1) * (DARK - FULL);
    }

    private void text(double x, double y, String style, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, style, Html.text(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
