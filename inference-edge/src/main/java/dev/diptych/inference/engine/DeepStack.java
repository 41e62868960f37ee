package dev.diptych.inference.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Does something on a thread whose stack is deep enough for ONNX Runtime's start. Its version 1.29 matches the process's
 * own command line with a regular expression that goes some 300 bytes deeper for each character: on a usual stack of
 * 1 MB, a command line of 4000 characters, which fifty pictures' names fill, ends the process without a word.
 */
final class DeepStack {
    private static final long ROOM_BYTES = 16L << 20;
    private static final long BYTES_PER_CHARACTER = 1024;
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private DeepStack() {
    }

    /** What {@code work} makes; it must not throw. */
    static <T> T make(Supplier<T> work) {
        long stackBytes = ROOM_BYTES + BYTES_PER_CHARACTER * commandLineBytes();
        return CompletableFuture.supplyAsync(work,
                task -> Thread.ofPlatform().name("onnxruntime-start").daemon().stackSize(stackBytes).start(task))
                .join();
    }

    private static long commandLineBytes() {
        try {
            return Files.readAllBytes(COMMAND_LINE).length;
        } catch (IOException e) {
            // Not Linux, which alone has that file.
            return 0;
        }
    }
}
