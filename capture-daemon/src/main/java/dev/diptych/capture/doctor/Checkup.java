package dev.diptych.capture.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks one after another, so that none disturbs what another measures. A check that does not end or that breaks
 * is a finding itself: a disk or a device that hangs must not hang the one who looks for it.
 */
public final class Checkup {
    private final List<Check> checks;
    private final Duration patience;

    /** @param patience how long one check may take */
    public Checkup(List<Check> checks, Duration patience) {
        this.checks = List.copyOf(checks);
        this.patience = patience;
    }

    /** All findings in the order of the checks. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(run(check)));
        return List.copyOf(findings);
    }

    /** The worst of some findings; OK if there are none. */
    public static Severity worst(List<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.OK);
    }

    private List<Finding> run(Check check) {
        FutureTask<List<Finding>> task = new FutureTask<>(check::run);
        // A thread that the kernel does not let go can only be left behind; the program may end without it.
        Thread.ofPlatform().daemon().name("check-" + check.part()).start(task);
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.fail(check.part() + ".unanswered",
                    "The check did not end within " + patience.toMillis() / 1000.0
                            + " s: something it asked for does not answer.",
                    "Look for a disk or a device that hangs (dmesg | tail), then run diptych doctor again."));
        } catch (ExecutionException e) {
            return List.of(Finding.fail(check.part() + ".unchecked",
                    "The check could not be made: " + sentence(e.getCause() == null ? e : e.getCause()),
                    "Mend what the sentence names, then run diptych doctor again."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.fail(check.part() + ".unchecked", "The check was interrupted.",
                    "Run diptych doctor again."));
        }
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage() == null || cause instanceof RuntimeException
                ? cause.toString()
                : cause.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
