package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.report.CalibrationSentences;
import dev.diptych.capture.report.Figures;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.calibration.MeasuredLight;
import dev.diptych.rig.light.LightSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells a person how a calibration goes, with a progress bar where there is a terminal, and what it found. */
final class CalibrateConsole implements CalibrationListener, AutoCloseable {
    private final PrintWriter words;
    private final boolean interactive;
    private @Nullable ProgressBar bar;

    CalibrateConsole(PrintWriter words, boolean interactive) {
        this.words = words;
        this.interactive = interactive;
    }

    void started(String studioName, LightSet lights, int repeats) {
        int lamps = lights.lamps().size();
        words.printf("%s: measuring %d %s and the flash, %d times each, with the chair empty.%n", studioName, lamps,
                lamps == 1 ? "lamp" : "lamps", repeats);
        words.flush();
    }

    @Override
    public void measuring(String what, int step, int steps) {
        if (!interactive) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("calibrating")
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.maxHint(steps);
        bar.stepTo(step);
        bar.setExtraMessage(what);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    /**
     * @param durationNanos how long measuring took, in the studio's time
     * @param out the archive's folder as the operator named it
     */
    static void summarise(PrintWriter words, StoredCalibration stored, LightSet lights, long durationNanos, Path out) {
        Calibration found = stored.calibration();
        line(words, "light", "dead", "fall", "rise", "spread of the dead time");
        for (MeasuredLight light : found.lights()) {
            line(words, light.lightId(), Figures.millis(light.off().dead().meanNanos()),
                    Figures.millis(light.off().length().meanNanos()),
                    Figures.millis(light.on().length().meanNanos()),
                    CalibrationSentences.spread(light));
        }
        words.printf(Locale.ROOT, "%s, in %.0f s of studio time.%n", CalibrationSentences.headline(found, lights),
                durationNanos / 1e9);
        words.printf("Room        %s.%n", CalibrationSentences.room(found.room()));
        words.printf("Flicker     %s.%n", CalibrationSentences.flicker(found.flicker()));
        words.printf("Timestamps  %s.%n", CalibrationSentences.timestamps(found.timestamps()));
        words.printf("Stored      %s%nPage        %s%n", OutputFile.shown(out, stored.file()),
                OutputFile.shown(out, stored.page()));
        words.flush();
    }

    private static void line(PrintWriter words, Object... columns) {
        words.println(String.format(Locale.ROOT, "%-16s  %8s  %8s  %8s  %s", columns).stripTrailing());
    }
}
