package dev.diptych.capture.cli;

import dev.diptych.capture.run.RunListener;
import dev.diptych.capture.run.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a person how a session goes: a line for each pair. For any thread. */
final class RunConsole implements RunListener {
    private final PrintWriter words;

    RunConsole(PrintWriter words) {
        this.words = words;
    }

    synchronized void started(String rig, String session, String calibration) {
        words.printf("%s, session %s, calibrated %s.%n", rig, session, calibration);
        words.flush();
    }

    synchronized void columns() {
        line("pair", "gap", "lamps", "registration", "verdict", "");
        words.flush();
    }

    @Override
    public synchronized void told(String sentence) {
        words.println(sentence);
        words.flush();
    }

    @Override
    public synchronized void judged(RunResult.PairFacts pair) {
        line(pair.pairId(), figure("%.0f ms", pair.gapMs()),
                figure("%.2f %%", pair.residualLampRatio() == null ? null : 100 * pair.residualLampRatio()),
                figure("%.2f px", pair.registrationErrorPx()), pair.verdict(),
                pair.sentence().isEmpty() ? "" : pair.rule() + ": " + pair.sentence());
        words.flush();
    }

    synchronized void summarise(RunResult result, Path archive) {
        words.printf("%d accepted, %d to take again%s.%nArchive  %s%n", result.accepted(), result.retake(),
                result.notTaken() > 0 ? ", " + result.notTaken() + " not taken" : "", archive);
        words.flush();
    }

    private void line(Object... columns) {
        words.println(String.format(Locale.ROOT, "%-24s  %7s  %8s  %12s  %-7s %s", columns).stripTrailing());
    }

    private static String figure(String pattern, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, pattern, value);
    }
}
