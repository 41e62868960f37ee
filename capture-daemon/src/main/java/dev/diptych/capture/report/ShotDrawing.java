package dev.diptych.capture.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Draws a shot as SVG: levels as curves, exposures as boxes (planned dashed), the gap; and below the curves a lane for
 * each light, with its switches as ticks and a bar where the light may be changing. No bar in a box is the proof.
 */
final class ShotDrawing {
    private static final double WIDTH = 1100;
    /** Names stand left of it. */
    private static final double LEFT = 84;
    private static final double TOP = 26;
    private static final double BASE = 150;
    private static final double LANES = 166;
    private static final double LANE_HEIGHT = 14;
    private static final double BAR_HEIGHT = 8;
    /** Below the lanes: the dead time, the gap, the axis. */
    private static final double DEAD_LINE = 22;
    private static final double GAP_LINE = 44;
    private static final double FOOT = 72;
    private static final long TIME_STEP_MILLIS = 50;
    /** A shorter dead time is not worth a line of its own, nor is there room to name it. */
    private static final double SHOWN_DEAD_MILLIS = 100;

    private final ShotTrace trace;
    private final double lanesEnd;
    private final double height;
    private final Svg svg;

    private ShotDrawing(ShotTrace trace) {
        this.trace = trace;
        lanesEnd = LANES + LANE_HEIGHT * trace.lights().size();
        height = lanesEnd + FOOT;
        svg = new Svg("shot", WIDTH, height, "Light levels against exposure");
    }

    static String svg(ShotTrace trace) {
        return new ShotDrawing(trace).draw();
    }

    private String draw() {
        axis();
        trace.exposed().forEach(this::exposure);
        trace.planned().forEach(this::planned);
        trace.lights().forEach(this::curve);
        for (int lane = 0; lane < trace.lights().size(); lane++) {
            lane(trace.lights().get(lane), LANES + LANE_HEIGHT * (lane + 0.5));
        }
        if (trace.taken("studio").isPresent() && trace.taken("flash").isPresent()) {
            deadTime();
            gap(trace.taken("studio").get().middleMillis(), trace.taken("flash").get().middleMillis());
        }
        return svg.finished();
    }

    private void axis() {
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"name\">full</text><text x=\"%.1f\" y=\"%.1f\" class=\"name\">dark</text>",
                LEFT - 8, levelY(1) + 4, LEFT - 8, BASE + 4);
        svg.add("<path class=\"axis\" d=\"M%.1f %.1fH%.0f\"/>", LEFT, BASE, WIDTH);
        // The last label leaves room for the unit.
        double endMillis = trace.fromMillis() + 0.96 * (trace.untilMillis() - trace.fromMillis());
        for (long at = Math.ceilDiv((long) trace.fromMillis(), TIME_STEP_MILLIS)
                * TIME_STEP_MILLIS; at < endMillis; at += TIME_STEP_MILLIS) {
            svg.add("<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/><text x=\"%.1f\" y=\"%.1f\" class=\"time\">%d</text>",
                    x(at), TOP, lanesEnd, x(at), height - 4, at);
        }
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"time end\">ms</text>", WIDTH - 2, height - 4);
    }

    private void exposure(ShotTrace.Exposure exposure) {
        svg.add("<rect class=\"exposure %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                Html.text(exposure.role()), x(exposure.fromMillis()), TOP, widthOf(exposure), lanesEnd - TOP);
    }

    private void planned(ShotTrace.Exposure exposure) {
        String role = Html.text(exposure.role());
        svg.add("<rect class=\"planned\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                x(exposure.fromMillis()), TOP - 4, widthOf(exposure), lanesEnd - TOP + 8);
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"label %s\">%s</text>", x(exposure.middleMillis()), TOP - 10, role,
                role);
    }

    private void curve(ShotTrace.TracedLight light) {
        double[] levels = light.levels();
        svg.add("<path class=\"curve %s\" d=\"", kind(light));
        for (int i = 0; i < levels.length; i++) {
            svg.add("%s%.1f %.1f", i == 0 ? "M" : "L", LEFT + (WIDTH - LEFT) * i / (levels.length - 1),
                    levelY(levels[i]));
        }
        svg.add("\"><title>%s</title></path>", Html.text(light.id()));
    }

    private void lane(ShotTrace.TracedLight light, double middle) {
        String id = Html.text(light.id());
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"name %s\">%s</text><path class=\"lane\" d=\"M%.1f %.1fH%.0f\"/>",
                LEFT - 8, middle + 4, kind(light), id, LEFT, middle, WIDTH);
        for (ShotTrace.Interval change : light.changes()) {
            double from = Math.max(LEFT, x(change.fromMillis()));
            double until = Math.min(WIDTH, x(change.untilMillis()));
            if (until > from) {
                svg.add("<rect class=\"change %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\">"
                        + "<title>%s may be changing from %.2f to %.2f ms</title></rect>", kind(light), from,
                        middle - BAR_HEIGHT / 2, Math.max(1.5, until - from), BAR_HEIGHT, id, change.fromMillis(),
                        change.untilMillis());
            }
        }
        light.switches().forEach(edge -> tick(light, edge, middle));
    }

    /** A tick where the switch truly moved, a dashed one where it was planned to. */
    private void tick(ShotTrace.TracedLight light, ShotTrace.Switch edge, double middle) {
        double top = middle - LANE_HEIGHT / 2 + 1;
        double bottom = middle + LANE_HEIGHT / 2 - 1;
        svg.add("<path class=\"tick planned\" d=\"M%.1f %.1fV%.1f\"/>", x(edge.plannedMillis()), top, bottom);
        edge.executedMillis()
                .ifPresent(atMillis -> svg.add("<path class=\"tick %s\" d=\"M%.1f %.1fV%.1f\">"
                        + "<title>%s %s: planned %.2f ms, executed %.2f ms</title></path>", kind(light), x(atMillis),
                        top, bottom, Html.text(light.id()), edge.on() ? "on" : "off", edge.plannedMillis(), atMillis));
    }

    /** From the first lamp's switch to where its light really begins to fall: time that this shot did not wait. */
    private void deadTime() {
        Optional<ShotTrace.TracedLight> first = trace.lights()
                .stream()
                .filter(light -> !light.flash() && offMillis(light).isPresent())
                .min(Comparator.comparingDouble(light -> offMillis(light).orElseThrow()));
        if (first.isEmpty()) {
            return;
        }
        double offMillis = offMillis(first.get()).orElseThrow();
        double fallMillis = fallMillis(first.get());
        if (fallMillis - offMillis >= SHOWN_DEAD_MILLIS) {
            double line = lanesEnd + DEAD_LINE;
            svg.add("<path class=\"dead\" d=\"M%.1f %.1fv8m0 -4H%.1fm0 -4v8\"/>", x(offMillis), line - 4,
                    x(fallMillis));
            svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"deadtext\">dead time of %s, %.0f ms: not waited for</text>",
                    x((offMillis + Math.min(fallMillis, 0)) / 2), line - 6, Html.text(first.get().id()),
                    fallMillis - offMillis);
        }
    }

    private static OptionalDouble offMillis(ShotTrace.TracedLight light) {
        return light.switches()
                .stream()
                .filter(edge -> !edge.on())
                .flatMapToDouble(edge -> edge.executedMillis().stream())
                .findFirst();
    }

    private double fallMillis(ShotTrace.TracedLight light) {
        int i = 0;
        while (i < light.levels().length - 1 && light.levels()[i] > 0.995) {
            i++;
        }
        return trace.fromMillis() + (trace.untilMillis() - trace.fromMillis()) * i / (light.levels().length - 1);
    }

    private void gap(double from, double until) {
        double line = lanesEnd + GAP_LINE;
        svg.add("<path class=\"gap\" d=\"M%.1f %.1fV%.1fM%.1f %.1fV%.1fM%.1f %.1fH%.1f\"/>", x(from), lanesEnd + 8,
                line + 4, x(until), lanesEnd + 8, line + 4, x(from), line, x(until));
        svg.add("<text x=\"%.1f\" y=\"%.1f\" class=\"gaptext\">%.0f ms</text>", (x(from) + x(until)) / 2, line - 6,
                until - from);
    }

    private static String kind(ShotTrace.TracedLight light) {
        return light.flash() ? "flash" : "studio";
    }

    private double x(double millis) {
        return LEFT + (WIDTH - LEFT) * (millis - trace.fromMillis()) / (trace.untilMillis() - trace.fromMillis());
    }

    private double widthOf(ShotTrace.Exposure exposure) {
        return x(exposure.untilMillis()) - x(exposure.fromMillis());
    }

    private static double levelY(double level) {
        return BASE - Math.clamp(level, 0, 1.05) * (BASE - TOP - 12);
    }
}
