package dev.diptych.capture.report;

/** Draws how far a board's edges were off their commanded ticks as SVG: a strip with a dot an edge, those alike stacked. */
final class EdgeDrawing {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 96;
    private static final double LEFT = 14;
    private static final double RIGHT = 546;
    private static final double BASE = 62;
    private static final double RADIUS = 3;
    private static final double LEAST_SHOWN_US = 5;

    private final EdgeTrace trace;
    private final TimeAxis axis;
    private final Svg svg = new Svg("jitter", WIDTH, HEIGHT, "How far each edge was off its commanded tick");

    private EdgeDrawing(EdgeTrace trace) {
        this.trace = trace;
        double reachUs = Math.max(LEAST_SHOWN_US, 1.15 * trace.worstUs());
        axis = new TimeAxis(-reachUs, reachUs, LEFT, RIGHT - LEFT);
    }

    static String svg(EdgeTrace trace) {
        return new EdgeDrawing(trace).draw();
    }

    private String draw() {
        axis.ticks()
                .forEach(at -> svg.add(
                        "<path class=\"grid\" d=\"M%.1f 14V%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"time\">%s</text>",
                        axis.x(at), BASE, axis.x(at), BASE + 18, axis.label(at)));
        svg.add("<path class=\"axis\" d=\"M%.1f %.1fH%.1f\"/><path class=\"mark\" d=\"M%.1f 8V%.1f\"/>", LEFT, BASE,
                RIGHT, axis.x(0), BASE);
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"time end\">us after the commanded tick</text>", RIGHT, BASE + 32);
        for (int i = 0; i < trace.edges().size(); i++) {
            dot(i);
        }
        return svg.finished();
    }

    /** Above those before it that are drawn at the same place. */
    private void dot(int index) {
        EdgeTrace.Made edge = trace.edges().get(index);
        double x = axis.x(edge.errorUs());
        long below = trace.edges()
                .subList(0, index)
                .stream()
                .filter(other -> Math.abs(axis.x(other.errorUs()) - x) < 2 * RADIUS)
                .count();
        svg.add("<circle class=\"edge\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\"><title>%s %s at %.3f ms: %.1f us</title></circle>",
                x, Math.max(RADIUS, BASE - RADIUS - 2 - below * 2 * RADIUS), RADIUS, Html.text(edge.light()),
                edge.on() ? "on" : "off", edge.plannedMillis(), edge.errorUs());
    }
}
