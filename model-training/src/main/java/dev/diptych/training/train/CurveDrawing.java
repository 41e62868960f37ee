package dev.diptych.training.train;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Draws learning curves as SVG. */
final class CurveDrawing {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int RIGHT = 28;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;
    private static final List<String> COLOURS = List.of("#e0a84f", "#6fb3e0", "#8fd18f", "#d08fd1");
    private static final int GRID_LINES = 4;
    /** From one line's name to the next. */
    private static final int LEGEND_PITCH = 220;

    private final StringBuilder svg = new StringBuilder();
    private final double lastStep;
    private final double low;
    private final double high;

    private CurveDrawing(double lastStep, double low, double high) {
        this.lastStep = Math.max(1, lastStep);
        this.low = low;
        this.high = high > low ? high : low + 1;
    }

    /** The logarithm of the loss over the steps. */
    static String loss(LearningCurve curve) {
        return draw(curve.points(), List.of("log10 of the loss"),
                List.of(point -> Math.log10(Math.max(1e-9, point.loss()))));
    }

    /** One line a set of unseen pairs. */
    static String validation(LearningCurve curve, List<String> names) {
        List<ToDoubleFunction<LearningCurve.Point>> values = IntStream
                .range(0, names.size()).<ToDoubleFunction<LearningCurve
                        .Point>>mapToObj(set -> point -> point.validationPsnrDb().get(set))
                .toList();
        return draw(curve.points(), names, values);
    }

    private static String draw(List<LearningCurve.Point> points, List<String> names,
            List<ToDoubleFunction<LearningCurve.Point>> values) {
        if (points.isEmpty() || values.isEmpty()) {
            return "<p>Nothing to draw yet.</p>";
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (ToDoubleFunction<LearningCurve.Point> value : values) {
            for (LearningCurve.Point point : points) {
                low = Math.min(low, value.applyAsDouble(point));
                high = Math.max(high, value.applyAsDouble(point));
            }
        }
        CurveDrawing drawing = new CurveDrawing(points.getLast().step(), low, high);
        drawing.axes();
        for (int i = 0; i < values.size(); i++) {
            drawing.line(points, values.get(i), names.get(i), i);
        }
        return drawing.finish();
    }

    private void axes() {
        add("<svg viewBox=\"0 0 %d %d\" role=\"img\" font-size=\"12\" fill=\"#9aa3ae\">", WIDTH, HEIGHT);
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = low + (high - low) * i / GRID_LINES;
            add("<path d=\"M%d %.1fH%d\" stroke=\"#2a2f37\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>",
                    LEFT, y(value), WIDTH - RIGHT, LEFT - 8, y(value) + 4, value);
            double step = lastStep * i / GRID_LINES;
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", x(step), HEIGHT - 12, step);
        }
    }

    private void line(List<LearningCurve.Point> points, ToDoubleFunction<LearningCurve.Point> value, String name,
            int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour);
        for (LearningCurve.Point point : points) {
            add("%.1f,%.1f ", x(point.step()), y(value.applyAsDouble(point)));
        }
        add("\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", LEFT + LEGEND_PITCH * index,
                TOP - 16, colour, name);
    }

    private String finish() {
        return svg.append("</svg>\n").toString();
    }

    private double x(double step) {
        return LEFT + (WIDTH - LEFT - RIGHT) * step / lastStep;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
