package dev.diptych.training.train;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.JpegWriter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a training goes, in one HTML page without anything else: curves, and unseen sitters corrected. */
final class TrainingPage {
    private static final float JPEG_QUALITY = 0.9f;
    private static final String STYLE = """
            body{background:#14161a;color:#d9dde3;font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;
            padding:0 1rem}h1{font-weight:600;font-size:1.4rem}h2{font-weight:600;font-size:1.1rem;margin-top:2rem}
            p,figcaption{color:#9aa3ae}.row{display:grid;grid-template-columns:repeat(3,1fr);gap:2px}
            .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem}
            figure{margin:0}img{width:100%;display:block}svg{width:100%;height:auto;background:#1b1e24}
            """;

    private TrainingPage() {
    }

    static String of(TrainingPlan plan, String data, LearningCurve curve,
            Map<String, List<Validation.Sample>> samples) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(plan.model()))
                .append(", training</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(STYLE)
                .append("</style>\n<h1>Training of ")
                .append(escaped(plan.model()))
                .append("</h1>\n<p>")
                .append(escaped(progress(plan, data, curve)))
                .append("</p>\n");
        html.append("<h2>Loss</h2>").append(CurveDrawing.loss(curve));
        html.append("<h2>PSNR of unseen sitters, dB</h2>")
                .append(CurveDrawing.validation(curve, List.copyOf(samples.keySet())));
        samples.forEach((name, pictures) -> html.append(set(name, pictures)));
        return html.append("</html>\n").toString();
    }

    private static String progress(TrainingPlan plan, String data, LearningCurve curve) {
        long done = curve.points().isEmpty() ? 0 : curve.points().getLast().step();
        return String.format(Locale.ROOT, "Step %d of %d, %d pictures of %d px each. Data: %s. Plan: %s.", done,
                plan.steps(), plan.batch(), plan.sidePx(), data, plan.signature());
    }

    private static String set(String name, List<Validation.Sample> samples) {
        StringBuilder html = new StringBuilder("<h2>").append(escaped(name))
                .append("</h2><p>Flash, corrected, studio.</p><div class=\"grid\">");
        for (Validation.Sample sample : samples) {
            html.append("<figure><div class=\"row\">")
                    .append(picture(sample.flash(), "flash"))
                    .append(picture(sample.corrected(), "corrected"))
                    .append(picture(sample.studio(), "studio"))
                    .append("</div><figcaption>")
                    .append(String.format(Locale.ROOT, "%.1f dB, before %.1f; SSIM %.3f, before %.3f",
                            sample.score().psnrDb(), sample.score().psnrInputDb(), sample.score().ssim(),
                            sample.score().ssimInput()))
                    .append("</figcaption></figure>");
        }
        return html.append("</div>\n").toString();
    }

    private static String picture(Srgb8Image picture, String alt) {
        return "<img alt=\"" + alt + "\" src=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(JpegWriter.encode(picture, JPEG_QUALITY)) + "\">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
