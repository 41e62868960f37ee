package dev.diptych.capture.report;

import java.util.List;
import java.util.Locale;

/** A pair's card in HTML: pictures and facts, light against exposure, and the grounds of the verdict. */
final class CardHtml {
    private final PairCard card;
    private final StringBuilder html = new StringBuilder();

    private CardHtml(PairCard card) {
        this.card = card;
    }

    static String of(PairCard card) {
        return new CardHtml(card).write();
    }

    private String write() {
        String kind = kind(card.verdict());
        add("<article class=\"pair\" id=\"%s\">\n<header><h2>%s</h2><span class=\"sitter\">%s</span>"
                + "<span class=\"verdict %s\">%s</span></header>\n", card.pairId(), card.pairId(), card.sitter(), kind,
                card.verdict());
        if (!card.remark().isEmpty()) {
            add("<p class=\"remark %s\">%s</p>\n", kind, card.remark());
        }
        if (!card.note().isEmpty()) {
            add("<p class=\"note\">%s</p>\n", card.note());
        }
        if (!card.pictures().isEmpty()) {
            html.append("<div class=\"body\">");
            pictures();
            facts();
            html.append("</div>\n");
        }
        card.correction().ifPresent(this::closeUps);
        card.trace().ifPresent(this::drawing);
        card.edges().ifPresent(edges -> html.append(EdgeHtml.of(edges)));
        grounds();
        return html.append("</article>\n").toString();
    }

    private void pictures() {
        html.append("<div class=\"pictures\">\n");
        card.correction().ifPresent(this::slider);
        html.append("<div class=\"strip\">");
        for (PairCard.Picture picture : card.pictures()) {
            add("<figure><img src=\"%s\" alt=\"%s\" loading=\"lazy\"><figcaption>%s</figcaption></figure>\n",
                    Html.jpeg(picture.jpeg()), picture.caption(), picture.caption());
        }
        html.append("</div></div>\n");
    }

    private void slider(PairCard.BeforeAfter correction) {
        add("<figure class=\"slider\"><div class=\"stage\"><img class=\"after\" alt=\"corrected\" src=\"%s\">"
                + "<img class=\"before\" alt=\"flash\" src=\"%s\"><div class=\"split\"></div>"
                + "<span class=\"tag left\">flash</span><span class=\"tag right\">corrected</span>"
                + "<input type=\"range\" min=\"0\" max=\"100\" value=\"50\" aria-label=\"before and after\"></div>"
                + "<figcaption>%s</figcaption></figure>\n", Html.jpeg(correction.correctedJpeg()),
                Html.jpeg(correction.flashJpeg()), correction.note());
    }

    private void closeUps(PairCard.BeforeAfter correction) {
        html.append("<section class=\"near\"><h3>How near the correction comes</h3><div class=\"closeups\">\n");
        for (PairCard.Picture picture : correction.closeUps()) {
            add("<figure><img src=\"%s\" alt=\"%s\" loading=\"lazy\"><figcaption>%s</figcaption></figure>\n",
                    Html.jpeg(picture.jpeg()), picture.caption(), picture.caption());
        }
        html.append(
                "<table><thead><tr><th>Against the truth</th><th>Flash</th><th>Corrected</th></tr></thead><tbody>\n");
        for (PairCard.Score score : correction.scores()) {
            add("<tr><th>%s</th><td>%s</td><td class=\"%s\">%s</td></tr>\n", score.name(), score.before(),
                    score.better() ? "good" : "warn", score.after());
        }
        html.append("</tbody></table></div></section>\n");
    }

    private void facts() {
        html.append("<dl>");
        for (PairCard.Fact fact : card.facts()) {
            add("<dt>%s<small>%s</small></dt><dd>%s</dd>", fact.label(), fact.detail(), fact.value());
        }
        html.append("</dl>");
    }

    private void drawing(ShotTrace trace) {
        html.append("<figure class=\"drawing\"><div class=\"scroll\">").append(ShotDrawing.svg(trace));
        add("</div><figcaption>Light against exposure. Amber: the studio lamps, blue: the flash. Boxes: when rows are"
                + " exposed, dashed as planned, filled as executed. Below, a lane for each light: ticks are its"
                + " switches (the worst was %s ms off its plan), bars are when it may be changing by the log and the"
                + " calibration. A frame is proved when no bar reaches into its box. 0 ms: readout of the studio frame"
                + " begins.</figcaption></figure>\n",
                String.format(Locale.ROOT, "%.2f", trace.worstEdgeErrorMillis()));
    }

    private void grounds() {
        if (card.rules().isEmpty()) {
            return;
        }
        add("<section class=\"grounds\"><h3>Why this pair is %s</h3><div class=\"columns\">",
                card.verdict().equals("GOOD") ? "believed" : "doubted");
        card.fall().ifPresent(this::fall);
        rules(card.rules());
        html.append("</div></section>\n");
    }

    private void fall(FallTrace fall) {
        html.append("<figure>").append(FallDrawing.svg(fall));
        add("<figcaption>The lamps' fall, found anew from this shot's rows. Dots: what bands of rows saw, each the mean"
                + " over its exposure, at mid-exposure. Line: the light that explains them. Shaded: where the log and"
                + " the calibration let it fall. %s</figcaption></figure>\n",
                String.format(Locale.ROOT,
                        "It began at %.1f ms (allowed from %.1f), passed half at %.1f (expected %.1f)"
                                + " and %s at %.1f (allowed until %.1f).",
                        fall.found().startMillis(),
                        fall.expected().startMillis(), fall.found().halfMillis(), fall.expected().halfMillis(),
                        fall.ended() ? "ended" : "had not ended", fall.found().endMillis(),
                        fall.expected().endMillis()));
    }

    private void rules(List<PairCard.Rule> rules) {
        html.append("<table><thead><tr><th>Rule</th><th></th><th>Value</th><th>Warn</th><th>Retake</th><th></th></tr>"
                + "</thead><tbody>\n");
        for (PairCard.Rule rule : rules) {
            boolean judged = !rule.verdict().isEmpty();
            add("<tr class=\"%s\"><th>%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                    judged ? kind(rule.verdict()) : "unjudged", rule.name(), rule.subject(),
                    rule.value().isEmpty() ? "-" : rule.value(), rule.warn(), rule.retake(),
                    judged ? rule.verdict() : "not judged");
        }
        html.append("</tbody></table>");
    }

    private static String kind(String verdict) {
        return verdict.toLowerCase(Locale.ROOT);
    }

    /** Texts are escaped. */
    private void add(String format, String... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = Html.text(texts[i]);
        }
        html.append(String.format(Locale.ROOT, format, escaped));
    }
}
