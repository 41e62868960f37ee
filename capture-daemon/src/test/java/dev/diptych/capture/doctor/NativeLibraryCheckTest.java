package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;

import dev.diptych.capture.doctor.NativeLibraryCheck.Loading;
import dev.diptych.capture.doctor.NativeLibraryCheck.NativeLibrary;
import dev.diptych.capture.doctor.NativeLibraryCheck.TempFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NativeLibraryCheckTest {
    private static final TempFolder SOUND = temp(true, 1L << 30, "rw");

    @ParameterizedTest
    @MethodSource("libraries")
    void tellsWhetherALibraryLoads(Severity severity, Loading loading, String evidence) throws IOException {
        NativeLibraryCheck check = new NativeLibraryCheck(
                List.of(new NativeLibrary("SQLite", "org.sqlite.tmpdir", loading)), () -> SOUND);

        assertFound(severity, "native.sqlite", evidence, check.run());
    }

    static Stream<Arguments> libraries() {
        return Stream.of(library(Severity.OK, () -> "3.53.2", "SQLite 3.53.2 is loaded"),
                library(Severity.FAIL, () -> {
                    throw new IOException("no library for this processor");
                }, "cannot be loaded: no library for this processor"), library(Severity.FAIL, () -> {
                    throw new UnsatisfiedLinkError("wrong ELF class");
                }, "cannot be loaded: wrong ELF class"));
    }

    private static Arguments library(Severity severity, Loading loading, String evidence) {
        return Arguments.of(severity, loading, evidence);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tellsWhatTheTemporaryFolderIsLike(Severity severity, TempFolder temp, String evidence) throws IOException {
        assertFound(severity, "native.tmpdir", evidence, new NativeLibraryCheck(List.of(), () -> temp).run());
    }

    static Stream<Arguments> folders() {
        return Stream.of(Arguments.of(Severity.OK, SOUND, "/tmp has 1.07 GB free"),
                Arguments.of(Severity.WARN, temp(true, 1L << 30, "noexec"), "noexec"),
                Arguments.of(Severity.WARN, temp(true, 1L << 20, "rw"), "1.05 MB free"),
                Arguments.of(Severity.FAIL, temp(false, 1L << 30, "rw"), "cannot be written"));
    }

    private static TempFolder temp(boolean writable, long usableBytes, String option) {
        return new TempFolder(Path.of("/tmp"), writable, usableBytes,
                Optional.of(new Mount(Path.of("/tmp"), "ext4", Set.of(option))));
    }
}
