package dev.diptych.capture.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.registration.ImageTooSmallException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainFailureTest {
    private static final String BUG = "an unexpected failure, which is a bug: ";
    private static final String WHERE = "; set DIPTYCH_DEBUG=1 to see where.";

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsOneSentence(Throwable failure, String expected) {
        assertEquals(expected, PlainFailure.sentence(failure));
    }

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of(new NoSuchFileException("a.png"), "a.png does not exist."),
                Arguments.of(new AccessDeniedException("a.png"), "a.png may not be opened; check its permissions."),
                Arguments.of(new FileSystemException("a.png", null, "Disk\nquota exceeded"),
                        "a.png: Disk quota exceeded."),
                Arguments.of(new FileSystemException("a.png"), "a.png could not be read or written."),
                Arguments.of(new NotDirectoryException("a"), "a could not be read or written."),
                Arguments.of(new FileSystemException(null, null, "Disk quota exceeded"), "Disk quota exceeded"),
                Arguments.of(new FileSystemException(null), "A file could not be read or written (file system)."),
                Arguments.of(new EOFException(), "A file could not be read or written (eof)."),
                Arguments.of(new ClosedByInterruptException(),
                        "A file could not be read or written (closed by interrupt)."),
                Arguments.of(new IOException("The disk is full."), "The disk is full."),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("a.png")), "a.png does not exist."),
                Arguments.of(new ImageTooSmallException("moving", 1, 2, 64),
                        "The moving picture is 1x2 pixels; registration needs at least 64 on each side."),
                Arguments.of(new IllegalArgumentException("A box has no negative side."),
                        BUG + "java.lang.IllegalArgumentException: A box has no negative side." + WHERE),
                Arguments.of(new IllegalArgumentException(), BUG + "java.lang.IllegalArgumentException" + WHERE),
                Arguments.of(new NullPointerException(), BUG + "java.lang.NullPointerException" + WHERE));
    }
}
