package dev.diptych.capture.report;

import java.util.Locale;

/** Draws a shot as SVG: levels as curves, exposures as boxes (planned dashed), switches as ticks, and the gap. */
final class ShotDrawing {
    private static final double WIDTH = 1000;
    private static final double TOP = 26;
    private static final double BASE = 150;
    private static final double TICKS = 168;
    private static final double GAP_LINE = 200;
    private static final double HEIGHT = 240;
    /** A shorter dead time is not worth a line of its own, nor is there room to name it. */
    private static final double SHOWN_DEAD_MILLIS = 100;

    private final ShotTrace trace;
    private final StringBuilder svg = new StringBuilder();

    private ShotDrawing(ShotTrace trace) {
        this.trace = trace;
    }

    static String svg(ShotTrace trace) {
        return new ShotDrawing(trace).draw();
    }

    private String draw() {
        add("<svg class=\"shot\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Light levels against exposure\">",
                WIDTH, HEIGHT);
        axis();
        trace.exposures().forEach(this::exposure);
        trace.curves().forEach(this::curve);
        trace.switches().forEach(this::tick);
        deadTime();
        gap();
        return svg.append("</svg>").toString();
    }

    private void axis() {
        add("<path class=\"axis\" d=\"M0 %.1fH%.0f\"/>", BASE, WIDTH);
        double step = 50;
        // The last label leaves room for the unit.
        double endMillis = trace.fromMillis() + 0.96 * (trace.untilMillis() - trace.fromMillis());
        for (double at = Math.ceil(trace.fromMillis() / step) * step; at < endMillis; at += step) {
            add("<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"time\">%.0f</text>",
                    x(at), TOP, BASE, x(at), HEIGHT - 4, at);
        }
        add("<text x=\"%.1f\" y=\"%.1f\" class=\"time end\">ms</text>", WIDTH - 2, HEIGHT - 4);
    }

    private void exposure(ShotTrace.Exposure exposure) {
        String role = Html.text(exposure.role());
        add("<rect class=\"exposure %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", role,
                x(exposure.fromMillis()), TOP, x(exposure.untilMillis()) - x(exposure.fromMillis()), BASE - TOP);
        add("<rect class=\"planned\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                x(exposure.plannedFromMillis()), TOP - 4,
                x(exposure.plannedUntilMillis()) - x(exposure.plannedFromMillis()), BASE - TOP + 8);
        add("<text x=\"%.1f\" y=\"%.1f\" class=\"label %s\">%s</text>", x(exposure.middleMillis()), TOP - 10, role,
                role);
    }

    private void curve(ShotTrace.Curve curve) {
        double[] levels = curve.levels();
        add("<path class=\"curve %s\" d=\"", curve.flash() ? "flash" : "studio");
        for (int i = 0; i < levels.length; i++) {
            add("%s%.1f %.1f", i == 0 ? "M" : "L", WIDTH * i / (levels.length - 1),
                    BASE - Math.clamp(levels[i], 0, 1.05) * (BASE - TOP - 12));
        }
        add("\"><title>%s</title></path>", Html.text(curve.light()));
    }

    /** A tick where the switch truly moved, a dashed one where it was planned to. */
    private void tick(ShotTrace.Switch edge) {
        String kind = edge.flash() ? "flash" : "studio";
        add("<path class=\"tick planned\" d=\"M%.1f %.1fV%.1f\"/>", x(edge.plannedMillis()), BASE, TICKS + 4);
        add("<path class=\"tick %s\" d=\"M%.1f %.1fV%.1f\"><title>%s %s: planned %.2f ms, executed %.2f ms</title></path>",
                kind, x(edge.executedMillis()), BASE, TICKS, Html.text(edge.light()), edge.on() ? "on" : "off",
                edge.plannedMillis(), edge.executedMillis());
    }

    /** From the first lamp's switch to where its light really begins to fall: time that this shot did not wait. */
    private void deadTime() {
        for (ShotTrace.Switch edge : trace.switches()) {
            if (edge.on()) {
                continue;
            }
            for (ShotTrace.Curve curve : trace.curves()) {
                if (!curve.flash() && curve.light().equals(edge.light())) {
                    double fallMillis = fallMillis(curve);
                    if (fallMillis - edge.executedMillis() < SHOWN_DEAD_MILLIS) {
                        return;
                    }
                    add("<path class=\"dead\" d=\"M%.1f %.1fH%.1fm0 -4v8\"/>", x(edge.executedMillis()), GAP_LINE,
                            x(fallMillis));
                    add("<text x=\"%.1f\" y=\"%.1f\" class=\"deadtext\">dead time of %s, %.0f ms: not waited for</text>",
                            x((edge.executedMillis() + Math.min(fallMillis, 0)) / 2), GAP_LINE - 6,
                            Html.text(curve.light()), fallMillis - edge.executedMillis());
                    return;
                }
            }
        }
    }

    private double fallMillis(ShotTrace.Curve curve) {
        int i = 0;
        while (i < curve.levels().length - 1 && curve.levels()[i] > 0.995) {
            i++;
        }
        return trace.fromMillis() + (trace.untilMillis() - trace.fromMillis()) * i / (curve.levels().length - 1);
    }

    private void gap() {
        double from = middleOf("studio");
        double until = middleOf("flash");
        add("<path class=\"gap\" d=\"M%.1f %.1fV%.1fM%.1f %.1fV%.1fM%.1f %.1fH%.1f\"/>", x(from), BASE, GAP_LINE + 18,
                x(until), BASE, GAP_LINE + 18, x(from), GAP_LINE + 14, x(until));
        add("<text x=\"%.1f\" y=\"%.1f\" class=\"gaptext\">%.0f ms</text>", (x(from) + x(until)) / 2, GAP_LINE + 8,
                until - from);
    }

    private double middleOf(String role) {
        return trace.exposures()
                .stream()
                .filter(exposure -> exposure.role().equals(role))
                .findFirst()
                .orElseThrow()
                .middleMillis();
    }

    private double x(double millis) {
        return WIDTH * (millis - trace.fromMillis()) / (trace.untilMillis() - trace.fromMillis());
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
