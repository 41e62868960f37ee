package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs what builds the camera library, and programs beside it. */
final class NativeBuild {
    /** The library's source, with its script {@code build}. */
    static final Path SOURCE = Path.of("src/main/native/camera").toAbsolutePath();

    private NativeBuild() {
    }

    /** What a program has printed, stdout and stderr in one, and its exit status. */
    record Outcome(int status, String printed) {}

    /** @param environment set beside, or instead of, what this process has */
    static Outcome run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), printed);
        }
    }

    /** Leaves a test out where the camera library cannot be built. */
    static void assumeTools() throws IOException, InterruptedException {
        assumeTrue(has("g++", "--version"), "g++ is not installed here, so the camera library is not built; Debian: "
                + "sudo apt install g++");
        assumeTrue(has("pkg-config", "--exists", "libcamera"), "pkg-config or libcamera's headers are not installed"
                + " here, so the camera library is not built; Debian: sudo apt install pkg-config libcamera-dev");
    }

    private static boolean has(String... command) throws InterruptedException {
        try {
            return run(Map.of(), List.of(command)).status() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
