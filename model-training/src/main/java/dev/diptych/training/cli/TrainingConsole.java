package dev.diptych.training.cli;

import dev.diptych.training.train.LearningCurve;
import dev.diptych.training.train.TrainingListener;
import dev.diptych.training.train.TrainingPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells a person how a training goes: a line a checkpoint, and a progress bar where there is a terminal. */
final class TrainingConsole implements TrainingListener, AutoCloseable {
    /** Share of the shown loss that each step leaves of it. */
    private static final double KEPT = 0.98;

    private final PrintWriter words;
    private final TrainingPlan plan;
    private final @Nullable ProgressBar bar;
    private double smoothLoss = Double.NaN;
    private String psnr = "";

    TrainingConsole(PrintWriter words, boolean interactive, TrainingPlan plan) {
        this.words = words;
        this.plan = plan;
        bar = interactive
                ? new ProgressBarBuilder().setTaskName(plan.model())
                        .setInitialMax(plan.steps())
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(1000)
                        .build()
                : null;
    }

    @Override
    public void resumed(long step) {
        words.printf(Locale.ROOT, step < plan.steps()
                ? "Goes on after step %d.%n"
                : "All its %d steps are done already.%n", step);
        words.flush();
        if (bar != null) {
            bar.stepTo(step);
        }
    }

    @Override
    public void stepped(long step, double loss) {
        smoothLoss = Double.isNaN(smoothLoss) ? loss : KEPT * smoothLoss + (1 - KEPT) * loss;
        if (bar != null) {
            bar.stepTo(step);
            bar.setExtraMessage(String.format(Locale.ROOT, "loss %.5f %s", smoothLoss, psnr));
        }
    }

    @Override
    public void validated(LearningCurve curve) {
        LearningCurve.Point point = curve.points().getLast();
        psnr = psnr(point.validationPsnrDb());
        words.printf(Locale.ROOT, "step %d of %d: loss %.5f%s%n", point.step(), plan.steps(), point.loss(),
                psnr.isEmpty() ? "" : ", unseen sitters " + psnr);
        words.flush();
    }

    private static String psnr(List<Double> decibels) {
        return decibels.stream().map(db -> String.format(Locale.ROOT, "%.2f dB", db)).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
