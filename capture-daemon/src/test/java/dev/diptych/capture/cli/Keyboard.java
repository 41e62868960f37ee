package dev.diptych.capture.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What an operator types, when the test says so; until then nothing can be read. */
final class Keyboard extends InputStream {
    private static final int END = -1;
    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();

    /** A line. */
    void type(String line) {
        for (byte letter : (line + "\n").getBytes(StandardCharsets.UTF_8)) {
            typed.add((int) letter);
        }
    }

    void end() {
        typed.add(END);
    }

    @Override
    public int read() {
        try {
            return typed.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    /** As a terminal does, no more than a line. */
    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int count = 0;
        int letter = read();
        while (letter != END) {
            into[from + count] = (byte) letter;
            count++;
            if (letter == '\n' || count == length) {
                return count;
            }
            letter = read();
        }
        return count == 0 ? END : count;
    }
}
