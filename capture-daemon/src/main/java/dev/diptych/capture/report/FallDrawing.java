package dev.diptych.capture.report;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Draws the lamps' fall as SVG: what the rows saw as dots, the light found from them as a line, and where it may fall. */
final class FallDrawing {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 300;
    private static final double LEFT = 44;
    private static final double RIGHT = 552;
    private static final double TOP = 40;
    private static final double BASE = 268;
    private static final double MARGIN_MILLIS = 6;
    /** Levels above the full light are noise. */
    private static final double MAX_LEVEL = 1.06;
    private static final long TIME_STEP_MILLIS = 20;

    private final FallTrace fall;
    private final double fromMillis;
    private final double untilMillis;
    private final Svg svg = new Svg("fall", WIDTH, HEIGHT, "The lamps' light over the rows of the shot");

    private FallDrawing(FallTrace fall) {
        this.fall = fall;
        double[] shown = DoubleStream.concat(
                Stream.concat(fall.samples().stream(), fall.curve().stream()).mapToDouble(FallTrace.Point::atMillis),
                DoubleStream.of(fall.studioEndMillis(), fall.flashBeginMillis(), fall.expected().startMillis(),
                        fall.expected().endMillis()))
                .sorted()
                .toArray();
        fromMillis = shown[0] - MARGIN_MILLIS;
        untilMillis = shown[shown.length - 1] + MARGIN_MILLIS;
    }

    static String svg(FallTrace fall) {
        return new FallDrawing(fall).draw();
    }

    private String draw() {
        double allowedFrom = x(fall.expected().startMillis());
        double allowedUntil = x(fall.expected().endMillis());
        svg.add("<rect class=\"allowed\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", allowedFrom, TOP,
                allowedUntil - allowedFrom, BASE - TOP);
        axes();
        mark(fall.studioEndMillis(), "studio", "studio frame ends");
        mark(fall.flashBeginMillis(), "flash", "flash frame begins");
        svg.add("<path class=\"expected\" d=\"M%.1f %.1fV%.1f\"/>", x(fall.expected().halfMillis()), TOP, BASE);
        svg.add("<path class=\"found\" d=\"");
        for (int i = 0; i < fall.curve().size(); i++) {
            FallTrace.Point point = fall.curve().get(i);
            svg.add("%s%.1f %.1f", i == 0 ? "M" : "L", x(point.atMillis()), y(point.level()));
        }
        svg.add("\"/>");
        fall.samples()
                .forEach(sample -> svg.add("<circle class=\"sample\" cx=\"%.1f\" cy=\"%.1f\" r=\"1.4\"/>",
                        x(sample.atMillis()), y(sample.level())));
        svg.add("<circle class=\"half\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>half at %.1f ms, expected at %.1f ms"
                + "</title></circle>", x(fall.found().halfMillis()), y(0.5), fall.found().halfMillis(),
                fall.expected().halfMillis());
        return svg.finished();
    }

    private void axes() {
        for (double level = 0; level <= 1; level += 0.25) {
            svg.add("<path class=\"%s\" d=\"M%.1f %.1fH%.1f\"/>", level == 0 ? "axis" : "grid", LEFT, y(level), RIGHT);
            svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"name\">%.0f %%</text>", LEFT - 6, y(level) + 4, 100 * level);
        }
        double lastMillis = untilMillis - 0.06 * (untilMillis - fromMillis);
        for (long at = Math.ceilDiv((long) fromMillis, TIME_STEP_MILLIS)
                * TIME_STEP_MILLIS; at < lastMillis; at += TIME_STEP_MILLIS) {
            svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"time\">%d</text>", x(at), HEIGHT - 12, at);
        }
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"time end\">ms</text>", RIGHT, HEIGHT - 12);
    }

    /** Names stand on the outer side of the marks, so that they do not meet. */
    private void mark(double atMillis, String kind, String name) {
        boolean left = x(atMillis) < (LEFT + RIGHT) / 2;
        svg.add("<path class=\"mark %s\" d=\"M%.1f %.1fV%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"label %s %s\">%s</text>",
                kind, x(atMillis), TOP - 8, BASE, x(atMillis), TOP - 14, kind, left ? "start" : "end", name);
    }

    private double x(double millis) {
        return LEFT + (RIGHT - LEFT) * (millis - fromMillis) / (untilMillis - fromMillis);
    }

    private static double y(double level) {
        return BASE - Math.clamp(level, 0, MAX_LEVEL) / MAX_LEVEL * (BASE - TOP);
    }
}
