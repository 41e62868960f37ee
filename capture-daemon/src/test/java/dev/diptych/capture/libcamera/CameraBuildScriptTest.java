package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.libcamera.NativeBuild.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build script says where something is missing or wrong; stand-ins take the place of the tools. */
class CameraBuildScriptTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "no compiler   | pkg-config     | g++                 | g++",
        "no pkg-config | g++            | pkg-config          | pkg-config",
        "nothing       | ''             | g++ and pkg-config  | g++ pkg-config",
        "no headers    | g++ !pkg-config | libcamera's headers | libcamera-dev",
        "no compiler and no headers | !pkg-config | g++ and libcamera's headers | g++ libcamera-dev"})
    void whatIsMissingIsNamedInOneSentence(String reason, String tools, String missing, String packages)
            throws IOException, InterruptedException {
        Outcome outcome = build(pathOf(tools.replace("'", "").split(" ")), folder.resolve("out").toString());

        assertEquals(1, outcome.status(), reason);
        assertEquals("build: the camera library cannot be built without " + missing + ": sudo apt install " + packages
                + "\n", outcome.printed());
    }

    @Test
    void aBuildThatFailsLeavesWhatWasThere() throws IOException, InterruptedException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("libdiptych-camera.so"), "of last time");

        Outcome outcome = build(pathOf("!g++", "pkg-config") + ":" + System.getenv("PATH"), out.toString());

        assertEquals(1, outcome.status());
        assertTrue(outcome.printed().startsWith("build: the camera library cannot be built for libcamera "),
                outcome.printed());
        assertEquals("of last time", Files.readString(out.resolve("libdiptych-camera.so")));
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--fast, build: unknown option --fast", "out and, build: one folder at most"})
    void anArgumentThatItDoesNotKnowIsRefused(String arguments, String sentence)
            throws IOException, InterruptedException {
        Outcome outcome = build(System.getenv("PATH"), arguments.split(" "));

        assertEquals(2, outcome.status());
        assertEquals(sentence + "; usage: build [FOLDER]; without FOLDER it builds into ~/.local/lib/diptych\n",
                outcome.printed());
    }

    private static Outcome build(String path, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                Stream.of("/bin/sh", NativeBuild.SOURCE.resolve("build").toString()), Stream.of(arguments)).toList();
        return NativeBuild.run(Map.of("PATH", path), command);
    }

    /** A folder with a stand-in for each tool: it does nothing, and fails where the name begins with "!". */
    private String pathOf(String... tools) throws IOException {
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String tool : tools) {
            if (!tool.isEmpty()) {
                Path standIn = Files.writeString(path.resolve(tool.replace("!", "")),
                        "#!/bin/sh\nexit " + (tool.startsWith("!") ? 1 : 0) + "\n");
                Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return path.toString();
    }
}
