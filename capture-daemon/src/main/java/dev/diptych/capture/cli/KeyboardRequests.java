package dev.diptych.capture.cli;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.RigDaemon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What an operator types while a session runs, a line each: nothing for a pair, {@code c} to clear a fault, {@code q} to
 * end. The end of the input ends the session too, unless somebody else may go on.
 */
final class KeyboardRequests {
    static final String HELP = "Enter takes a pair, c and Enter clears a fault, q and Enter ends the session.";

    /** What is longer says nothing that anybody typed. */
    private static final int LONGEST_LINE = 64;
    private static final Caller OPERATOR = Caller.atTheRig("keyboard");

    private final InputStream keyboard;
    private final RigDaemon daemon;
    private final boolean endsWithInput;
    private final Consumer<String> told;

    /** @param endsWithInput whether nobody could ask for anything once nothing more is typed */
    KeyboardRequests(InputStream keyboard, RigDaemon daemon, boolean endsWithInput, Consumer<String> told) {
        this.keyboard = keyboard;
        this.daemon = daemon;
        this.endsWithInput = endsWithInput;
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
            told.accept("The keyboard cannot be read any more.");
        }
        if (endsWithInput) {
            daemon.end();
        }
    }

    private void take(String line) {
        switch (line) {
            case "" -> capture();
            // What came of it is told to everybody.
            case "c" -> daemon.ask(new Command.ClearFault(), OPERATOR);
            case "q" -> daemon.end();
            default -> told.accept(HELP);
        }
    }

    private void capture() {
        Answer answer = daemon.ask(new Command.Capture(OPERATOR.name() + "-" + UUID.randomUUID(), false), OPERATOR);
        if (answer instanceof Answer.Refused refused) {
            told.accept(refused.code() + ": " + refused.sentence());
        }
    }
}
