package dev.diptych.capture.report;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.MeasuredTimestamps;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a calibration found, as one page with everything in it. */
public final class CalibrationPage {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String LEGEND = "Dots: what rows of the sensor saw, each in the middle of its exposure; line:"
            + " the change that fits them. A change shorter than the exposure is smeared over it in the dots. The light"
            + " leaves its level where 0.5\u00a0% of the change is done and has settled where 0.5\u00a0% is left. Shaded: where"
            + " that happens in all but two of a thousand changes, stated so wide that it holds with 95\u00a0% confidence."
            + " 0\u00a0ms: the switch.";

    private final Calibration calibration;
    private final LightSet lights;
    private final CalibrationNotes notes;
    private final StringBuilder html = new StringBuilder();

    private CalibrationPage(Calibration calibration, LightSet lights, CalibrationNotes notes) {
        this.calibration = calibration;
        this.lights = lights;
        this.notes = notes;
    }

    /**
     * @param lights of the rig that was measured
     * @param takenAt when
     */
    public static String html(Calibration calibration, LightSet lights, Instant takenAt, CalibrationNotes notes) {
        return new CalibrationPage(calibration, lights, notes).write(takenAt);
    }

    private String write(Instant takenAt) {
        html.append(PageParts.head("Diptych calibration", "report.css", "calibration.css"));
        html.append("<section class=\"summary\"><div class=\"brand\"><i>dip</i><b>tych</b></div><h1>")
                .append(Html.text(CalibrationSentences.headline(calibration, lights)))
                .append("</h1><p>")
                .append(Html.text("Calibrated " + WHEN.format(takenAt) + ". " + notes.rig()))
                .append("</p><ul>");
        tile(slowest(light -> light.off().dead().meanNanos()), "longest dead time after off",
                light -> Figures.millis(light.off().dead().meanNanos()));
        tile(slowest(light -> light.off().length().meanNanos()), "longest fall",
                light -> Figures.millis(light.off().length().meanNanos()));
        tile(Figures.percent(calibration.room().lightRatio()), "the room's own light",
                "of the light with all lamps on");
        tile(hours(notes.maxAge()) + " h", "good for", "until " + WHEN.format(takenAt.plus(notes.maxAge()))
                + ", or until the camera mode or a light changes");
        html.append("</ul><p class=\"legend\">").append(Html.text(LEGEND)).append("</p></section>\n");
        lights.lamps().forEach(this::light);
        light(lights.flash());
        html.append("<div class=\"rest\">\n");
        article("Room", CalibrationSentences.room(calibration.room()),
                notes.truth().map(known -> "truth: " + Figures.percent(known.roomLightRatio())).orElse(""));
        article("Flicker", CalibrationSentences.flicker(calibration.flicker()), "");
        article("Timestamps", CalibrationSentences.timestamps(calibration.timestamps()), timestampDetail());
        return html.append("</div>\n</body></html>\n").toString();
    }

    private void light(Light light) {
        calibration.find(light.id())
                .ifPresent(found -> html.append(LightArticle.html(found, light.kind(), truthOf(found))));
    }

    private Optional<KnownRig.KnownLight> truthOf(MeasuredLight light) {
        return notes.truth().flatMap(known -> Optional.ofNullable(known.lights().get(light.lightId())));
    }

    private Optional<MeasuredLight> slowest(ToLongFunction<MeasuredLight> nanos) {
        return calibration.lights().stream().max(Comparator.comparingLong(nanos));
    }

    private void tile(Optional<MeasuredLight> light, String label, Function<MeasuredLight, String> figure) {
        light.ifPresent(found -> tile(figure.apply(found), label, found.lightId()));
    }

    private void tile(String figure, String label, String detail) {
        html.append("<li><b>")
                .append(Html.text(figure))
                .append("</b><span>")
                .append(Html.text(label))
                .append("</span><small>")
                .append(Html.text(detail))
                .append("</small></li>");
    }

    private String timestampDetail() {
        MeasuredTimestamps timestamps = calibration.timestamps();
        return "stated: " + (timestamps.stated() == TimestampMeaning.UNKNOWN
                ? "nothing"
                : "start of " + CalibrationSentences.words(timestamps.stated()))
                + "; measured: start of " + CalibrationSentences.words(timestamps.measured())
                + "; from the switch to the flash's light: " + Figures.millis(timestamps.offsetNanos());
    }

    private void article(String title, String sentence, String detail) {
        html.append("<article class=\"pair\"><h2>")
                .append(Html.text(title))
                .append("</h2><p>")
                .append(Html.text(capitalised(sentence)))
                .append(".</p><p class=\"note\">")
                .append(Html.text(detail))
                .append("</p></article>\n");
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String hours(Duration duration) {
        return BigDecimal.valueOf(duration.toMinutes() / 60.0).stripTrailingZeros().toPlainString();
    }
}
