package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.diptych.capture.libcamera.NativeBuild.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The camera library's parts that need no camera: frame numbers, mapped buffers, controls. */
class CameraLibraryPartsTest {
    @TempDir
    static Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> parts() throws IOException, InterruptedException {
        NativeBuild.assumeTools();
        String program = folder.resolve("parts").toString();
        List<String> compile = new ArrayList<>(List.of("g++", "-std=c++17", "-Wall", "-Wextra", "-Werror",
                "-I" + NativeBuild.SOURCE, "src/test/native/camera/parts.cpp", source("mapping"), source("controls"),
                source("log"),
                "-o", program));
        Outcome flags = NativeBuild.run(Map.of(), List.of("pkg-config", "--cflags", "--libs", "libcamera"));
        compile.addAll(List.of(flags.printed().strip().split(" +")));
        Outcome compiled = NativeBuild.run(Map.of(), compile);
        assertEquals(0, compiled.status(), compiled.printed());

        List<String> checks = NativeBuild.run(Map.of(), List.of(program)).printed().lines().toList();
        assertFalse(checks.isEmpty());
        return checks.stream()
                .map(check -> DynamicTest.dynamicTest(check,
                        () -> assertEquals(new Outcome(0, ""), NativeBuild.run(Map.of(), List.of(program, check)))));
    }

    private static String source(String name) {
        return NativeBuild.SOURCE.resolve(name + ".cpp").toString();
    }
}
