package dev.diptych.capture.cli;

import dev.diptych.capture.demo.DemoListener;
import dev.diptych.capture.demo.DemoOptions;
import dev.diptych.capture.demo.DemoResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells a person how a demo goes: a line a pair, and a progress bar where there is a terminal. */
final class DemoConsole implements DemoListener, AutoCloseable {
    private final PrintWriter words;
    private final boolean interactive;
    private @Nullable ProgressBar bar;

    DemoConsole(PrintWriter words, boolean interactive) {
        this.words = words;
        this.interactive = interactive;
    }

    @Override
    public void started(DemoOptions options, int pairs, int sitters) {
        words.printf(Locale.ROOT, "%s: %d %s of %d %s.%n", options.studio().name(), pairs,
                pairs == 1 ? "pair" : "pairs", sitters, sitters == 1 ? "sitter" : "sitters");
        options.board()
                .ifPresent(kind -> words.println("The board's firmware (--mcu " + kind
                        + ") switches every light, in real time: a calibration takes some two minutes, a pair some seconds."));
        if (options.calibration().isEmpty()) {
            words.println("Calibrating the lights, with the chair empty.");
        }
        line("pair", "gap", "naive", "lamps", "registration", "verdict", "");
        words.flush();
        if (interactive) {
            bar = new ProgressBarBuilder().setTaskName("pairs")
                    .setInitialMax(pairs)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    @Override
    public void measuring(String what, int step, int steps) {
        if (bar != null) {
            bar.setExtraMessage("calibrating, " + what);
        }
    }

    @Override
    public void told(String sentence) {
        words.println(sentence);
        words.flush();
    }

    @Override
    public void seated(String sitter) {
        if (bar != null) {
            bar.setExtraMessage(sitter);
        }
    }

    @Override
    public void judged(DemoResult.PairFacts pair, String remark) {
        line(pair.pairId(), figure("%.0f ms", pair.gapMs()),
                figure("%.0f ms", pair.naiveGapMs()),
                figure("%.2f %%", pair.residualLampRatio() == null ? null : 100 * pair.residualLampRatio()),
                figure("%.2f px", pair.registration() == null ? null : pair.registration().errorEstimatePx()),
                pair.verdict(), remark.isEmpty() ? "" : pair.rule() + ": " + remark);
        words.flush();
        if (bar != null) {
            bar.step();
        }
    }

    private void line(Object... columns) {
        words.println(String.format(Locale.ROOT, "%-24s  %7s  %7s  %8s  %12s  %-7s %s", columns).stripTrailing());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    static void summarise(PrintWriter words, DemoResult.Summary summary, Path archive, Path report) {
        words.printf(Locale.ROOT, "%d accepted, %d to take again; gap %s instead of %s; developed in %s (medians).%n",
                summary.accepted(), summary.retake(), figure("%.0f ms", summary.gapMsMedian()),
                figure("%.0f ms", summary.naiveGapMsMedian()), figure("%.0f ms", summary.developMsMedian()));
        if (summary.corrected() > 0) {
            words.printf(Locale.ROOT, "%d corrected; head and shoulders from %s to %s against the studio frame"
                    + " (PSNR, medians).%n", summary.corrected(), figure("%.1f", summary.inputPsnrDbMedian()),
                    figure("%.1f dB", summary.correctedPsnrDbMedian()));
        }
        if (summary.edges() != null) {
            words.printf(Locale.ROOT, "%d edges by the board's clock: 99.9 %% within %s of their ticks.%n",
                    summary.edges(),
                    figure("%.1f us", summary.edgeErrorUsP999()));
        }
        words.printf("Archive  %s%nReport   %s%n", archive, report);
        words.flush();
    }

    private static String figure(String pattern, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, pattern, value);
    }
}
