package dev.diptych.capture.cli;

import dev.diptych.capture.session.PairFacts;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.daemon.DaemonEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person how a session goes: a line for each pair. For any thread, none of which waits for whoever reads: a terminal that
 * is held (Ctrl-S, a pager) must not hold the rig or its other front ends.
 */
final class RunConsole implements Consumer<DaemonEvent>, AutoCloseable {
    /** Who reads nothing for so many lines misses the rest. */
    private static final int MOST_LINES = 1000;
    private static final long PATIENCE_SECONDS = 2;

    private final PrintWriter words;
    private final List<PairFacts> pairs = new ArrayList<>();
    private final ThreadPoolExecutor printing = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_LINES), task -> Thread.ofPlatform().daemon().name("terminal").unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());

    RunConsole(PrintWriter words) {
        this.words = words;
    }

    /** What was told is printed by then, if anybody reads it. */
    @Override
    public void close() {
        printing.shutdown();
        try {
            if (!printing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                printing.shutdownNow();
            }
        } catch (InterruptedException e) {
            printing.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void print(String line) {
        printing.execute(() -> {
            words.println(line);
            words.flush();
        });
    }

    void started(String rig, Optional<SessionId> session, Optional<StoredCalibration> calibration) {
        print(String.format(Locale.ROOT, "%s, %s, %s.", rig, session.map(id -> "session " + id).orElse("no session"),
                calibration.map(stored -> "calibrated " + stored.takenAt()).orElse("not calibrated")));
    }

    void columns() {
        line("pair", "gap", "lamps", "registration", "verdict", "");
    }

    @Override
    public void accept(DaemonEvent event) {
        switch (event) {
            case DaemonEvent.Told(String sentence) -> told(sentence);
            case DaemonEvent.PairFinished finished -> judged(finished.facts());
            case DaemonEvent.FaultRaised _,DaemonEvent.StateChanged _,DaemonEvent.PairDecided _ -> {
                // The console shows them.
            }
        }
    }

    /** All pairs that came to their end. */
    synchronized List<PairFacts> pairs() {
        return List.copyOf(pairs);
    }

    void told(String sentence) {
        print(sentence);
    }

    private synchronized void judged(PairFacts pair) {
        pairs.add(pair);
        line(pair.pairId(), figure("%.0f ms", pair.gapMs()),
                figure("%.2f %%", pair.residualLampRatio() == null ? null : 100 * pair.residualLampRatio()),
                figure("%.2f px", pair.registrationErrorPx()), pair.verdict(),
                pair.sentence().isEmpty() ? "" : pair.rule() + ": " + pair.sentence());
    }

    void summarise(RunResult result, Path archive) {
        print(String.format(Locale.ROOT, "%d accepted, %d to take again%s.%nArchive  %s", result.accepted(),
                result.retake(), result.notTaken() > 0 ? ", " + result.notTaken() + " not taken" : "", archive));
    }

    private void line(Object... columns) {
        print(String.format(Locale.ROOT, "%-24s  %7s  %8s  %12s  %-7s %s", columns).stripTrailing());
    }

    private static String figure(String pattern, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, pattern, value);
    }
}
