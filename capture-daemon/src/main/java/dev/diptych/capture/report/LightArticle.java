package dev.diptych.capture.report;

import dev.diptych.rig.calibration.MeasuredDuration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.Spread;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One light of a calibration as a part of its page: the drawing, and the figures with the truth where it is known. */
final class LightArticle {
    private static final double WIDTH = 1240;
    /** The names of the levels stand before each change. */
    private static final double GUTTER = 56;
    private static final double BETWEEN = 28;
    /** Neither change gets less of the drawing. */
    private static final double LEAST_SHARE = 0.36;

    private final MeasuredLight light;
    private final LightKind kind;
    private final Optional<KnownRig.KnownLight> truth;
    private final StringBuilder html = new StringBuilder();

    private LightArticle(MeasuredLight light, LightKind kind, Optional<KnownRig.KnownLight> truth) {
        this.light = light;
        this.kind = kind;
        this.truth = truth;
    }

    static String html(MeasuredLight light, LightKind kind, Optional<KnownRig.KnownLight> truth) {
        return new LightArticle(light, kind, truth).write();
    }

    private String write() {
        boolean flash = kind == LightKind.FLASH;
        add("<article class=\"pair light %s\" id=\"%s\">\n<header><h2>%s</h2><span class=\"sitter\">%s at %s</span></header>\n",
                flash ? "flash" : "lamp", Html.text(light.lightId()), Html.text(light.lightId()),
                flash ? "flash" : "studio lamp", light.level() == 1 ? "full level" : "level " + light.level());
        drawing();
        html.append("<div class=\"figures\"><table><thead><tr><th></th><th>mean</th><th>standard deviation</th>"
                + "<th>p0.1</th><th>p99.9</th><th>repeats</th></tr></thead><tbody>\n");
        row("dead after off", light.off().dead(), KnownRig.KnownLight::offDead);
        row("fall", light.off().length(), KnownRig.KnownLight::offFall);
        row("dead after on", light.on().dead(), KnownRig.KnownLight::onDead);
        row("rise", light.on().length(), KnownRig.KnownLight::onRise);
        html.append("</tbody></table>\n<dl>");
        fact("Share of the lamps' light", flash ? "the flash's light by all lamps' together" : "of all lamps' together",
                Figures.percent(light.share()));
        fact("Droop", flash ? "its first frame above its last" : "above its steady mean when it comes on",
                Figures.percent(light.droopRatio())
                        + truth.map(known -> truth(Figures.percent(known.droopRatio()))).orElse(""));
        fact("Misfit, off", "left unexplained by the fitted change", Figures.percent(light.off().misfitRatio()));
        fact("Misfit, on", "likewise", Figures.percent(light.on().misfitRatio()));
        html.append("</dl></div>\n</article>\n");
        return html.toString();
    }

    /** Both changes, as far as they can be on one scale of time. */
    private void drawing() {
        double offMillis = ChangeDrawing.shownMillis(light.off());
        double onMillis = ChangeDrawing.shownMillis(light.on());
        double room = WIDTH - 2 * GUTTER - BETWEEN;
        double offWidth = room * Math.clamp(offMillis / (offMillis + onMillis), LEAST_SHARE, 1 - LEAST_SHARE);
        add("<div class=\"scroll\"><svg class=\"shot response\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
                + " aria-label=\"How %s changes after its switch\">", WIDTH, ChangeDrawing.HEIGHT,
                Html.text(light.lightId()));
        html.append(ChangeDrawing.svg(light.off(), true, GUTTER, offWidth))
                .append(ChangeDrawing.svg(light.on(), false, 2 * GUTTER + BETWEEN + offWidth, room - offWidth))
                .append("</svg></div>\n");
    }

    private void row(String name, MeasuredDuration duration, Function<KnownRig.KnownLight, KnownRig.Known> known) {
        Spread spread = duration.spread();
        add("<tr><th>%s</th><td><b>%s</b>%s</td><td>%s%s</td><td>%s</td><td>%s</td><td>%d</td></tr>\n", name,
                Figures.millis(duration.meanNanos()),
                truth.map(known).map(real -> truth(Figures.millis(real.medianMillis()))).orElse(""),
                Figures.millis(duration.sdNanos()),
                truth.map(known).map(real -> truth(Figures.millis(real.sdMillis()))).orElse(""),
                Figures.millis(spread.p0_1Nanos()), Figures.millis(spread.p99_9Nanos()), duration.repeats());
    }

    private static String truth(String figure) {
        return "<small>truth: " + figure + "</small>";
    }

    /** @param value as HTML */
    private void fact(String label, String detail, String value) {
        html.append("<dt>")
                .append(Html.text(label))
                .append("<small>")
                .append(Html.text(detail))
                .append("</small></dt><dd>")
                .append(value)
                .append("</dd>");
    }

    private void add(String format, Object... values) {
        html.append(String.format(Locale.ROOT, format, values));
    }
}
