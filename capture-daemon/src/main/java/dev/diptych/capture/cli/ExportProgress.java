package dev.diptych.capture.cli;

import dev.diptych.archive.PairId;
import dev.diptych.capture.export.ExportListener;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar while pairs are exported, where there is a terminal. */
final class ExportProgress implements ExportListener, AutoCloseable {
    private final boolean interactive;
    private @Nullable ProgressBar bar;

    ExportProgress(boolean interactive) {
        this.interactive = interactive;
    }

    @Override
    public void looked(PairId pair, int done, int all) {
        if (!interactive) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("exporting")
                    .setInitialMax(all)
                    .setUnit(" pairs", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
