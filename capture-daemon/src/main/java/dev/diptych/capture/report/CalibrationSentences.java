package dev.diptych.capture.report;

import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.MeasuredFlicker;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.calibration.MeasuredRoom;
import dev.diptych.rig.calibration.MeasuredTimestamps;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightSet;
import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a calibration found, in words, for the command line and for the page. */
public final class CalibrationSentences {
    private CalibrationSentences() {
    }

    /** "4 lamps and the flash measured, 64 repeats". */
    public static String headline(Calibration calibration, LightSet lights) {
        IntSummaryStatistics repeats = calibration.lights()
                .stream()
                .flatMapToInt(CalibrationSentences::repeats)
                .summaryStatistics();
        int lamps = lights.lamps().size();
        return lamps + (lamps == 1 ? " lamp" : " lamps") + " and the flash measured, "
                + (repeats.getMin() == repeats.getMax() ? "" : repeats.getMin() + " to ") + repeats.getMax()
                + " repeats";
    }

    /** How long after "off" the light leaves its level, p0.1 to p99.9: "302.5 to 331.9 ms". */
    public static String spread(MeasuredLight light) {
        return Figures.digits(light.off().dead().spread().p0_1Nanos() / 1e6) + " to "
                + Figures.millis(light.off().dead().spread().p99_9Nanos());
    }

    public static String room(MeasuredRoom room) {
        return Figures.percent(room.lightRatio()) + " of the light with all lamps on (standard deviation "
                + Figures.percent(room.sdRatio()) + ", " + room.repeats() + " repeats)";
    }

    /** Names the ripple and says what to do about it. */
    public static String flicker(MeasuredFlicker flicker) {
        if (flicker.hertz() <= 0) {
            return "none; a ripple of " + Figures.percent(flicker.noticeableRatio()) + " would have been noticed";
        }
        String found = String.format(Locale.ROOT, "%.1f Hz, %s deep", flicker.hertz(),
                Figures.percent(flicker.depthRatio()));
        return found + (flicker.advisedExposureNanos().isPresent()
                ? "; expose for " + Figures.millis(flicker.advisedExposureNanos().getAsLong())
                        + ", so that rows see whole periods"
                : "; at the exposure in use rows see whole periods");
    }

    /** What the timestamps mark, and by what evidence. */
    public static String timestamps(MeasuredTimestamps timestamps) {
        String stated = timestamps.stated() == TimestampMeaning.UNKNOWN
                ? "which the driver does not say"
                : timestamps.stated() == timestamps.measured()
                        ? "as the driver says"
                        : "although the driver says " + words(timestamps.stated());
        return "they mark the start of " + words(timestamps.measured()) + ", " + stated + ": exposed "
                + Figures.millis(timestamps.exposureStepNanos()) + " longer, the flash seemed to come on "
                + Figures.millis(Math.abs(timestamps.shiftNanos()))
                + (timestamps.shiftNanos() < 0 ? " earlier" : " later");
    }

    /** What timestamps mark, short. */
    public static String words(TimestampMeaning meaning) {
        return switch (meaning) {
            case EXPOSURE_START -> "exposure";
            case READOUT_START -> "readout";
            case UNKNOWN -> "nothing known";
        };
    }

    private static IntStream repeats(MeasuredLight light) {
        return IntStream.of(light.off().dead().repeats(), light.off().length().repeats(), light.on().dead().repeats(),
                light.on().length().repeats());
    }
}
