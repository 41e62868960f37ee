package dev.diptych.capture.cli;

import dev.diptych.archive.PairFinding;
import dev.diptych.archive.Scrub;
import dev.diptych.archive.StoredPair;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar while an archive is read, where there is a terminal. */
final class VerifyProgress implements Scrub.Listener, AutoCloseable {
    private final boolean interactive;
    private @Nullable ProgressBar bar;
    private int wrong;

    VerifyProgress(boolean interactive) {
        this.interactive = interactive;
    }

    @Override
    public void read(StoredPair pair, List<PairFinding> findings, int done, int all) {
        if (!interactive) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder().setTaskName("verifying")
                    .setInitialMax(all)
                    .setUnit(" pairs", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        wrong += findings.size();
        bar.stepTo(done);
        bar.setExtraMessage(wrong == 0 ? "" : wrong + " wrong");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
