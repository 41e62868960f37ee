package dev.diptych.capture.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of examples/trigger, run as a user would run them. */
class TriggerExamplesTest {
    /** The same rig seen by either script. */
    enum Script {
        PYTHON("python3"), SHELL("curl");

        private final String needs;

        Script(String needs) {
            this.needs = needs;
        }

        List<String> command(String url, Path token) {
            Path folder = Path.of("..", "examples", "trigger");
            return switch (this) {
                case PYTHON -> List.of("python3", "-I", folder.resolve("trigger_session.py").toString(), "--url", url,
                        "--token-file", token.toString());
                case SHELL -> List.of("sh", folder.resolve("trigger_session.sh").toString(), token.toString(), url);
            };
        }
    }

    private record Ended(int code, String output, String errors) {}

    @TempDir
    Path folder = Path.of("");

    private Path token = Path.of("");

    @BeforeEach
    void writeToken() throws IOException {
        token = Files.writeString(folder.resolve("rig.token"), CannedRig.TOKEN + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void aGoodPairIsWaitedForAndIsOneLine(Script script) throws Exception {
        try (CannedRig rig = new CannedRig(List.of("ARMED"), List.of(CannedRig.UNFINISHED, "GOOD"))) {
            Ended ended = run(script, rig.url());

            assertEquals("", ended.errors());
            assertTrue(Pattern.matches("sub-1_pair-0001 GOOD( gap 41\\.2 ms)?\n", ended.output()), ended.output());
            assertEquals(0, ended.code());
            assertEquals(1, rig.triggers.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetakeIsCodeOneWithItsReason(Script script) throws Exception {
        try (CannedRig rig = new CannedRig(List.of("ARMED"), List.of("RETAKE"))) {
            Ended ended = run(script, rig.url());

            assertEquals(1, ended.code(), ended.errors());
            assertTrue(ended.output().contains("RETAKE") && ended.output().contains("The eyes are closed."),
                    ended.output());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsTheRigsSentence(Script script) throws Exception {
        try (CannedRig rig = new CannedRig(List.of("ARMED"), List.of())) {
            assertEquals(new Ended(2, "", "trigger_session: The door is open; close it.\n"), run(script, rig.url()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsNotWaitedFor(Script script) throws Exception {
        try (CannedRig rig = new CannedRig(List.of("FAULT"), List.of("GOOD"))) {
            assertEquals(new Ended(2, "",
                    "trigger_session: The rig has a fault: The lamp left does not go out.\n"), run(script, rig.url()));
            assertTrue(rig.triggers.isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongTokenIsTheRigsSentence(Script script) throws Exception {
        Files.writeString(token, "another\n");
        try (CannedRig rig = new CannedRig(List.of("ARMED"), List.of("GOOD"))) {
            assertEquals(new Ended(2, "", "trigger_session: Sign in, or send a token.\n"), run(script, rig.url()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRigAtAllIsSaid(Script script) throws Exception {
        String url;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + closed.getLocalPort();
        }
        Ended ended = run(script, url);

        assertEquals(2, ended.code());
        assertTrue(ended.errors().startsWith("trigger_session: No answer from " + url)
                && ended.errors().endsWith("is the rig running?\n"), ended.errors());
    }

    @Test
    void aSessionOfPairsWaitsForTheRigAndNamesEachTriggerAfresh() throws Exception {
        try (CannedRig rig = new CannedRig(List.of("ARMED", "SAVING", "ARMED"),
                List.of("GOOD", "RETAKE", "GOOD"))) {
            Ended ended = run(Script.PYTHON, rig.url(), "--pairs", "3");

            assertEquals(1, ended.code(), ended.errors());
            assertEquals(3, ended.output().lines().count());
            assertEquals(3, new HashSet<>(rig.triggers).size());
        }
    }

    private Ended run(Script script, String url, String... more) throws Exception {
        assumeTrue(isOnPath(script.needs), script.needs + " is not installed");
        List<String> command = new ArrayList<>(script.command(url, token));
        command.addAll(List.of(more));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the script did not end");
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
