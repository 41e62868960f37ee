package dev.diptych.capture.cli;

import dev.diptych.capture.run.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What an operator types while a session runs, a line each: nothing for a pair, {@code c} to clear a fault, {@code q} to
 * end. The end of the input ends the session too.
 */
final class KeyboardRequests {
    static final String HELP = "Enter takes a pair, c and Enter clears a fault, q and Enter ends the session.";

    private final InputStream keyboard;
    private final Queue<Request> requests;
    private final Consumer<String> told;

    KeyboardRequests(InputStream keyboard, Queue<Request> requests, Consumer<String> told) {
        this.keyboard = keyboard;
        this.requests = requests;
        this.told = told;
    }

    /** Reads on a thread of its own, which ends with the input or with the program. */
    void start() {
        Thread.ofPlatform().daemon().name("keyboard").start(this::read);
    }

    private void read() {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null) {
                take(line.strip().toLowerCase(Locale.ROOT));
                line = lines.readLine();
            }
        } catch (IOException e) {
            told.accept("The keyboard cannot be read any more; the session ends.");
        }
        requests.add(new Request.End());
    }

    private void take(String line) {
        switch (line) {
            case "" -> requests.add(new Request.Shoot("keyboard"));
            case "c" -> requests.add(new Request.ClearFault());
            case "q" -> requests.add(new Request.End());
            default -> told.accept(HELP);
        }
    }
}
