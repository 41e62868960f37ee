package dev.diptych.capture.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.calibration.SampleCalibration;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredFlicker;
import dev.diptych.rig.calibration.MeasuredTimestamps;
import dev.diptych.rig.camera.TimestampMeaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationPageTest {
    private static final Instant TAKEN_AT = Instant.parse("2026-07-26T12:34:56Z");
    private static final KnownRig TRUTH = new KnownRig(Map.of("key",
            new KnownRig.KnownLight(new KnownRig.Known(317.1, 4), new KnownRig.Known(62.25, 0.9),
                    new KnownRig.Known(121.3, 4), new KnownRig.Known(40, 0.6), 0.02)),
            0.003);

    @ParameterizedTest
    @ValueSource(strings = { //
        "1 lamp and the flash measured, 64 repeats", "Calibrated 2026-07-26 12:34 UTC. Rig &lt;7&gt;.",
        "id=\"key\"", "id=\"flash\"", "studio lamp at full level", "flash at level 0.8",
        // The dimensions in the drawing, and the spread of the dead time in its band.
        "317.2 ms dead</text>", "62.3 ms fall</text>", "121.4 ms dead</text>", "40.0 ms rise</text>",
        "302.5 to 331.9 ms</text>", "99.5 %</text>", "0.5 %</text>",
        // Mean and standard deviation with the truth beside them, then the percentiles.
        "<b>317.2 ms</b><small>truth: 317.1 ms</small></td><td>4.01 ms<small>truth: 4.00 ms</small>",
        "<td>302.5 ms</td><td>331.9 ms</td><td>64</td>", "98.7 %", "2.10 %<small>truth: 2.00 %</small>", "0.61 %",
        "0.31 % of the light with all lamps on (standard deviation 0.02 %, 63 repeats)", "truth: 0.30 %",
        "100.1 Hz, 2.30 % deep; expose for 9.99 ms, so that rows see whole periods",
        "They mark the start of exposure, although the driver says readout: exposed 12.0 ms longer, the flash seemed to"
                + " come on 12.0 ms later",
        "stated: start of readout; measured: start of exposure", "24 h",
        "until 2026-07-27 12:34 UTC, or until the camera mode or a light changes"})
    void thePageHolds(String wanted) {
        String html = page(SampleCalibration.calibration(), Optional.of(TRUTH));

        assertTrue(html.contains(wanted), html);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        String html = page(SampleCalibration.calibration(), Optional.of(TRUTH));

        assertFalse(html.matches("(?s).*(src|href|url\\()=?\"?(?!data:)http.*"), "nothing is fetched");
        assertFalse(html.contains("NaN") || html.contains("Infinity"));
        assertEquals(html.split("<article", -1).length, html.split("</article>", -1).length);
        assertEquals(html.split("<svg", -1).length, html.split("</svg>", -1).length);
    }

    @Test
    void whereNoTruthIsKnownNoneIsShown() {
        assertFalse(page(SampleCalibration.calibration(), Optional.empty()).contains("truth"));
    }

    @Test
    void everyRowThatWasSeenIsADotWithinTheDrawing() {
        String html = page(SampleCalibration.calibration(), Optional.empty());

        Matcher dots = Pattern.compile("class=\"dots\" d=\"([^\"]*)\"").matcher(html);
        int drawings = 0;
        while (dots.find()) {
            drawings++;
            Matcher dot = Pattern.compile("M([-\\d.]+) ([-\\d.]+)h0").matcher(dots.group(1));
            assertTrue(dot.find(), dots.group(1));
            do {
                double x = Double.parseDouble(dot.group(1));
                double y = Double.parseDouble(dot.group(2));
                assertTrue(x >= 0 && x <= 1240 && y >= 0 && y <= ChangeDrawing.HEIGHT, dot.group());
            } while (dot.find());
        }
        assertEquals(4, drawings, "two changes of two lights");
    }

    @Test
    void aSteadyLightAndAnHonestDriverNeedNoAdvice() {
        Calibration sample = SampleCalibration.calibration();
        Calibration quiet = new Calibration(sample.camera(),
                new MeasuredTimestamps(TimestampMeaning.READOUT_START, TimestampMeaning.READOUT_START, 0, 10_000,
                        12_000_000),
                sample.lights(), sample.room(), new MeasuredFlicker(0, 0, 0.002, OptionalLong.empty()));

        String html = page(quiet, Optional.empty());

        assertTrue(html.contains("None; a ripple of 0.20 % would have been noticed."));
        assertTrue(html.contains("They mark the start of readout, as the driver says:"));
    }

    @Test
    void aSilentDriverAndAnExposureOfWholePeriodsAreTold() {
        assertEquals("100.0 Hz, 2.00 % deep; at the exposure in use rows see whole periods",
                CalibrationSentences.flicker(new MeasuredFlicker(100, 0.02, 0.002, OptionalLong.empty())));
        assertTrue(CalibrationSentences.timestamps(new MeasuredTimestamps(TimestampMeaning.UNKNOWN,
                TimestampMeaning.EXPOSURE_START, 0, 12_000_000, 12_000_000))
                .startsWith("they mark the start of exposure, which the driver does not say:"));
    }

    private static String page(Calibration calibration, Optional<KnownRig> truth) {
        return CalibrationPage.html(calibration, SampleCalibration.lights(), TAKEN_AT,
                new CalibrationNotes("Rig <7>.", Duration.ofHours(24), truth));
    }
}
