package dev.diptych.capture.report;

import java.util.Locale;

/** The part of a pair's card on the edges that a board made. */
final class EdgeHtml {
    private EdgeHtml() {
    }

    static String of(EdgeTrace trace) {
        StringBuilder html = new StringBuilder("<section class=\"grounds edges\"><h3>Commanded and executed edges</h3>"
                + "<div class=\"columns\"><figure>").append(EdgeDrawing.svg(trace));
        add(html,
                "<figcaption>By the board's own clock, of half a microsecond a tick: each dot an edge, at how long after its"
                        + " commanded tick the board made it. The worst was %.1f us off; a shot in which one is a millisecond off"
                        + " (20 ms, in a program) is given up. On this computer's clock the instants are known to within %.0f us,"
                        + " which the certainty of each light allows for. Edges planned less than 0.2 ms apart are commanded"
                        + " together; a lamp on DMX follows when its slot has come round.</figcaption></figure>",
                trace.worstUs(), trace.hostBoundUs());
        html.append(
                "<table><thead><tr><th>Light</th><th></th><th>Planned</th><th>Commanded tick</th><th>Executed tick</th>"
                        + "<th>Error</th></tr></thead><tbody>\n");
        for (EdgeTrace.Made edge : trace.edges()) {
            add(html, "<tr><th>%s</th><td>%s</td><td>%.3f ms</td><td>%d</td><td>%d</td><td>%.1f us</td></tr>\n",
                    Html.text(edge.light()), edge.on() ? "on" : "off", edge.plannedMillis(), edge.commandedTicks(),
                    edge.executedTicks(), edge.errorUs());
        }
        return html.append("</tbody></table></div></section>\n").toString();
    }

    /** Texts among the values are escaped already. */
    private static void add(StringBuilder html, String format, Object... values) {
        html.append(String.format(Locale.ROOT, format, values));
    }
}
