package dev.diptych.capture.report;

import java.util.Locale;

/** A drawing in the making. */
final class Svg {
    private final StringBuilder svg = new StringBuilder();

    /** @param label what it shows, for those who cannot see it */
    Svg(String cssClass, double width, double height, String label) {
        add("<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">", cssClass, width, height,
                label);
    }

    /** Texts among the values must be escaped. */
    void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    String finished() {
        return svg + "</svg>";
    }
}
