package dev.diptych.capture.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code diptych run} in a process of its own, over a simulated studio with DMX lamps. */
final class RunningDaemon implements AutoCloseable {
    private static final Pattern CONSOLE = Pattern.compile("Console +(http://localhost:(\\d+)\\S*)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final Matcher console;

    /** @param port 0 for any */
    RunningDaemon(Path folder, int port, String resolution) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher does.
                "-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true", "-Dai.djl.offline=true", "-cp", System.getProperty("java.class.path"),
                "dev.diptych.capture.cli.Main", "run", "--archive", folder.resolve("archive").toString(), "--state",
                folder.resolve("state").toString(), "--web", "localhost:" + port, "--broker", "off", "--headless",
                "--resolution", resolution, "--lamps", "dmx"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        process = builder.start();
        Thread.ofPlatform().daemon().name("daemon-output").start(this::read);
        console = awaited(CONSOLE);
    }

    private void read() {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // The process was killed.
            lines.add("(" + e + ")");
        }
    }

    /** The first line from now on that says so. */
    Matcher awaited(Pattern pattern) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String line = lines.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("The daemon never said " + pattern + ", but: " + said);
            }
            said.add(line);
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
    }

    /** With the pairing code, as long as nobody has paired. */
    String address() {
        return console.group(1);
    }

    int port() {
        return Integer.parseInt(console.group(2));
    }

    long pid() {
        return process.pid();
    }

    /** As a power cut does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As the system asks for it. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
