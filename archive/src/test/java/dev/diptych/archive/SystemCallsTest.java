package dev.diptych.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel is really asked to do for one pair, by strace, which not every machine has. */
class SystemCallsTest {
    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)\\) += (-?\\d+)(?: .*)?$");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    @TempDir
    Path folder;

    @Test
    void theKernelIsAskedInTheRightOrder() throws Exception {
        assumeTrue(hasStrace(), "strace is not installed here, so the order of system calls is not looked at");
        Path root = folder.resolve("archive");
        SamplePairs.store(root, SamplePairs.pair(1));
        Path log = folder.resolve("strace");

        Process program = new ProcessBuilder("strace", "-f", "-o", log.toString(), "-e",
                "trace=open,openat,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat,close,dup2",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), KilledProgram.class.getName(), root.toString(), "0", "1")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectErrorStream(true)
                .start();
        assertTrue(program.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, program.exitValue(), () -> read(folder.resolve("out")));

        String session = "/sub-017/ses-02";
        String staged = session + "/incoming/pair-0002";
        String stem = staged + "/sub-017_ses-02_pair-0002_";
        List<String> calls = calls(root, log);
        List<String> expected = List.of("create /journal/000002.jsonl", "fsync /journal/000002.jsonl",
                "fsync /journal", "fsync /journal/000002.jsonl", "fsync /", "fsync /sub-017", "fsync " + session,
                "mkdir " + staged, "fsync " + session + "/incoming", "create " + stem + "light-studio.dng",
                "fsync " + stem + "light-studio.dng", "create " + stem + "light-studio.json",
                "fsync " + stem + "light-studio.json", "create " + stem + "light-flash.dng",
                "fsync " + stem + "light-flash.dng", "create " + stem + "light-flash.json",
                "fsync " + stem + "light-flash.json", "create " + stem + "light-dark.dng",
                "fsync " + stem + "light-dark.dng", "create " + stem + "light-dark.json",
                "fsync " + stem + "light-dark.json", "create " + stem + "events.tsv", "fsync " + stem + "events.tsv",
                "create " + stem + "plan.json", "fsync " + stem + "plan.json", "create " + staged + "/manifest.json",
                "fsync " + staged + "/manifest.json", "fsync " + staged,
                "rename " + staged + " -> " + session + "/pair-0002", "fsync " + session,
                "fsync " + session + "/incoming", "fsync /journal/000002.jsonl");
        int from = calls.indexOf(expected.getFirst());
        assertTrue(from >= 0, calls::toString);
        assertEquals(expected, calls.subList(from, calls.size()));
    }

    private static boolean hasStrace() {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What was done below the root, in order; files by the name under which they were opened. */
    private static List<String> calls(Path root, Path log) throws IOException {
        List<String> calls = new ArrayList<>();
        Map<String, String> open = new HashMap<>();
        Map<String, String> unfinished = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            String whole = joined(line, unfinished);
            Matcher call = CALL.matcher(whole);
            if (!call.matches() || call.group(3).startsWith("-")) {
                continue;
            }
            List<String> paths = QUOTED.matcher(call.group(2))
                    .results()
                    .map(quoted -> quoted.group(1))
                    .filter(path -> path.startsWith(root.toString()))
                    .map(path -> "/" + root.relativize(Path.of(path)))
                    .toList();
            switch (call.group(1)) {
                case "open", "openat" -> {
                    open.remove(call.group(3));
                    if (!paths.isEmpty()) {
                        open.put(call.group(3), paths.getFirst());
                        if (call.group(2).contains("O_EXCL")) {
                            calls.add("create " + paths.getFirst());
                        }
                    }
                }
                case "fsync", "fdatasync" -> {
                    String path = open.get(call.group(2));
                    if (path != null) {
                        calls.add("fsync " + path);
                    }
                }
                case "rename", "renameat", "renameat2" -> {
                    if (paths.size() == 2) {
                        calls.add("rename " + paths.getFirst() + " -> " + paths.getLast());
                    }
                }
                case "mkdir", "mkdirat" -> paths.forEach(path -> calls.add("mkdir " + path));
                default -> {
                }
            }
        }
        return calls;
    }

    /** A call that another thread's came in between of is logged in two parts. */
    private static String joined(String line, Map<String, String> unfinished) {
        String thread = line.split(" ", 2)[0];
        if (line.endsWith("<unfinished ...>")) {
            unfinished.put(thread, line.replace(" <unfinished ...>", "").replace("<unfinished ...>", ""));
            return "";
        }
        Matcher resumed = Pattern.compile("^\\d+ +<\\.\\.\\. \\w+ resumed>(.*)$").matcher(line);
        return resumed.matches() ? unfinished.getOrDefault(thread, "") + resumed.group(1) : line;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
