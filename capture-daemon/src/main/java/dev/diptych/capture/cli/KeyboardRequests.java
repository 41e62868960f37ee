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

    /** What is longer says nothing that anybody typed. */
    private static final int LONGEST_LINE = 64;
    /** Beyond these somebody's cat lies on the keyboard. */
    private static final int MOST_WAITING = 16;

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
            BufferedReader letters = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            int letter = letters.read();
            while (letter >= 0) {
                if (letter == '\n') {
                    take(line.toString().strip().toLowerCase(Locale.ROOT));
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) letter);
                }
                letter = letters.read();
            }
        } catch (IOException e) {
            told.accept("The keyboard cannot be read any more; the session ends.");
        }
        requests.add(new Request.End());
    }

    private void take(String line) {
        switch (line) {
            case "" -> add(new Request.Shoot("keyboard", false));
            case "c" -> add(new Request.ClearFault());
            case "q" -> requests.add(new Request.End());
            default -> told.accept(HELP);
        }
    }

    private void add(Request request) {
        if (requests.size() < MOST_WAITING) {
            requests.add(request);
        }
    }
}
