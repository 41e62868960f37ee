package dev.diptych.capture.live;

import dev.diptych.rig.time.Clock;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What goes wrong with live pictures goes wrong thirty times a second: the operator is told once a minute. Any thread. */
final class Complaints {
    /** Each has its own minute. */
    enum About {
        CAMERA, PICTURE, CORRECTION, VIEWER
    }

    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private final Clock clock;
    private final Consumer<String> teller;
    private final Map<About, Long> toldNanos = new HashMap<>();

    /** @param teller tells the operator a sentence; any thread, and it must not block */
    Complaints(Clock clock, Consumer<String> teller) {
        this.clock = clock;
        this.teller = teller;
    }

    void tell(About about, String sentence) {
        synchronized (toldNanos) {
            long nowNanos = clock.nanos();
            Long before = toldNanos.get(about);
            if (before != null && nowNanos - before < SILENCE_NANOS) {
                return;
            }
            toldNanos.put(about, nowNanos);
        }
        teller.accept(sentence);
    }

    /** For within brackets: what the failure says, without its full stop. */
    static String reason(Throwable failure) {
        Throwable told = failure;
        while ((told instanceof UncheckedIOException || told instanceof CompletionException)
                && told.getCause() != null) {
            told = told.getCause();
        }
        String message = told.getMessage();
        String words = message == null || message.isBlank() ? told.getClass().getSimpleName() : message.strip();
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
