package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, again and again over one archive. */
class KillTest {
    /** From the opening of an archive that has a session and a finished journal to the end of its first pair. */
    private static final int STEPS = 27;
    private static final int LONGEST_MILLIS = 400;

    @TempDir
    Path root;

    private final Set<PairId> kept = new HashSet<>();
    private final Set<PairId> intended = new HashSet<>();
    private final Set<String> stoppedBefore = new HashSet<>();
    private final CrashAudit audit = new CrashAudit();

    @Test
    void beforeEveryStepOfAPair() throws Exception {
        killAfter(0, 300);
        for (int step = 1; step <= STEPS; step++) {
            killAt(step);
        }
        for (String name : List.of("write 0", "sync journal", "append 0", "mkdir pair-", "sync incoming",
                "light-studio.dng", "light-flash.json", "events.tsv", "plan.json", "write manifest.json",
                "sync pair-", "rename pair-", "sync ses-02")) {
            assertTrue(stoppedBefore.stream().anyMatch(it -> it.contains(name)), name + " is not in " + stoppedBefore);
        }
    }

    @Test
    void atAnyMoment() throws Exception {
        kill(8, new Random(1));
    }

    @Test
    @Tag("long")
    void aThousandTimes() throws Exception {
        kill(1000, new Random(2));
        assertTrue(kept.size() > 1000, kept.size() + " pairs");
    }

    private void kill(int times, Random random) throws Exception {
        for (int i = 0; i < times; i++) {
            killAfter(i, random.nextInt(LONGEST_MILLIS));
        }
        audit.forget();
        audit.reopen(root, kept, intended, new NioStorage(), "in the end");
    }

    private void killAt(int step) throws Exception {
        Process program = start(step);
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("STOPPED")) {
                remember(line);
                line = lines.readLine();
            }
            assertTrue(line != null, "step " + step + " was not reached");
            stoppedBefore.add(line);
            end(program);
        }
        audit.reopen(root, kept, intended, new NioStorage(), "killed before step " + step);
    }

    private void killAfter(int run, int millis) throws Exception {
        Process program = start(0);
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            // The virtual machine takes longer to start than a pair to store.
            remember(lines.readLine());
            TimeUnit.MILLISECONDS.sleep(millis);
            end(program);
            lines.lines().forEach(this::remember);
        }
        audit.reopen(root, kept, intended, new NioStorage(), "run " + run + ", killed after " + millis + " ms");
    }

    private void end(Process program) throws InterruptedException {
        // SIGKILL; the process's own method would close the pipe before it is read to its end.
        program.toHandle().destroyForcibly();
        assertEquals(128 + 9, program.waitFor());
    }

    private void remember(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "INTENDED" -> intended.add(PairId.parse(words[1]));
            case "COMMITTED" -> kept.add(PairId.parse(words[1]));
            default -> {
            }
        }
    }

    private Process start(int stopBefore) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                KilledProgram.class.getName(), root.toString(), String.valueOf(stopBefore))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
