package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the C sources that the tests bring along, with gcc where there is one. */
public final class NativeSources {
    private static final Path TESTS = Path.of("src/test/native");
    private static final Path HEADER = Path.of("src/main/native/camera");
    private static final Optional<Path> FOLDER = folder();
    private static final boolean COMPILER = runs(List.of("gcc", "--version"));

    private NativeSources() {
    }

    /** The test that asks is left out where gcc is missing. */
    public static void requireCompiler() {
        assumeTrue(COMPILER,
                "gcc is missing, so what needs the fake camera is not tested; sudo apt install gcc libc6-dev");
    }

    /** Compiles and links one source, all warnings being errors. */
    public static Path build(String source, String product, String... flags) {
        Path built = FOLDER.orElseThrow().resolve(product);
        List<String> command = new ArrayList<>(List.of("gcc", "-std=c11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra",
                "-Werror", "-pthread", "-I", HEADER.toString(), TESTS.resolve(source).toString(), "-o",
                built.toString()));
        command.addAll(List.of(flags));
        assertEquals("", output(command));
        return built;
    }

    /** What a program prints. */
    public static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean runs(List<String> command) {
        try {
            return !output(command).isEmpty();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static Optional<Path> folder() {
        try {
            Path folder = Files.createTempDirectory("diptych-native");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return Optional.of(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
