package dev.diptych.capture.doctor;

import static dev.diptych.capture.doctor.FoundAssertions.assertFound;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.catalog.Catalog;
import dev.diptych.capture.session.SampleArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveCheckTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));
    private static final String SESSION = "sub-001/ses-01/";

    @TempDir
    static Path sample = Path.of("");
    @TempDir
    Path root = Path.of("");

    /** Something that befalls an archive. */
    interface Fault {
        void befall(Path root) throws IOException;
    }

    @BeforeAll
    static void writeArchive() throws IOException {
        SampleArchive.writeInto(sample);
    }

    @BeforeEach
    void copyArchive() throws IOException {
        copy(sample, root);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatTheArchiveIsLike(Severity severity, String id, String evidence, Fault fault) throws IOException {
        fault.befall(root);

        assertFound(severity, id, evidence, new ArchiveCheck(root, NOW, folder -> true).run());
    }

    static Stream<Arguments> faults() {
        return Stream.of(fault(Severity.OK, "archive.open", "holds 1 session and 2 pairs", root -> {}),
                fault(Severity.FAIL, "archive.open", "E_NOT_AN_ARCHIVE: ",
                        root -> Files.delete(root.resolve("dataset_description.json"))),
                fault(Severity.FAIL, "archive.open", "E_ARCHIVE_DOCUMENT: ", root -> replace(root,
                        "dataset_description.json", "\"schema_version\" : 2", "\"schema_version\" : 99")),
                fault(Severity.OK, "archive.writable", "may write", root -> {}),
                fault(Severity.OK, "archive.writer", "No program", root -> {}),
                fault(Severity.OK, "archive.incoming", "No pair was left", root -> {}),
                fault(Severity.WARN, "archive.incoming", "1 pair not finished, such as",
                        root -> Files.createDirectories(root.resolve(SESSION + "incoming/pair-0009"))),
                fault(Severity.OK, "archive.partial", "No pair is partial", root -> {}),
                fault(Severity.NOTE, "archive.partial", "1 partial pair, such as sub-001_ses-01_pair-0009",
                        root -> Files.createDirectories(root.resolve(SESSION + "partial/pair-0009"))),
                fault(Severity.OK, "archive.journal", "is whole", root -> {}),
                fault(Severity.WARN, "archive.journal", "1 damaged line in the journal",
                        ArchiveCheckTest::alterJournal),
                fault(Severity.OK, "archive.manifests", "Every stored pair", root -> {}),
                fault(Severity.FAIL, "archive.manifests", "1 pair without a manifest",
                        root -> Files.delete(root.resolve(SESSION + "pair-0001/manifest.json"))),
                fault(Severity.OK, "archive.consent", "Every session", root -> {}),
                fault(Severity.WARN, "archive.consent", "such as sub-001_ses-01",
                        root -> Files.delete(root.resolve(SESSION + "session.json"))),
                fault(Severity.WARN, "archive.consent", "such as sub-001_ses-01",
                        root -> replace(root, SESSION + "session.json", "2999-12-31", "2026-11-20")),
                fault(Severity.NOTE, "archive.catalog", "missing or out of date", root -> {}),
                fault(Severity.OK, "archive.catalog", "up to date",
                        root -> Catalog.open(ArchiveReader.open(root)).close()));
    }

    private static Arguments fault(Severity severity, String id, String evidence, Fault fault) {
        return Arguments.of(severity, id, evidence, fault);
    }

    @Test
    void anArchiveThatIsNotThereYetIsWorthANote() throws IOException {
        for (Path nothing : List.of(root.resolve("nothing"), Files.createDirectory(root.resolve("empty")))) {
            List<Finding> findings = new ArchiveCheck(nothing, NOW, folder -> true).run();

            assertFound(Severity.NOTE, "archive.open", "no archive at " + nothing, findings);
            assertEquals(1, findings.size());
        }
    }

    @Test
    void anArchiveThatCannotBeWrittenFails() throws IOException {
        assertFound(Severity.FAIL, "archive.writable", "may not write",
                new ArchiveCheck(root, NOW, folder -> false).run());
    }

    @Test
    void whoeverWritesIsNamedAndMayHavePairsUnfinished() throws IOException {
        try (Archive archive = Archive.open(root)) {
            Files.createDirectories(root.resolve(SESSION + "incoming/pair-0009"));

            List<Finding> findings = new ArchiveCheck(archive.root(), NOW, folder -> true).run();

            assertFound(Severity.NOTE, "archive.writer", "process " + ProcessHandle.current().pid(), findings);
            assertFound(Severity.NOTE, "archive.incoming", "while a program writes", findings);
        }
    }

    private static void replace(Path root, String file, String old, String now) throws IOException {
        Path document = root.resolve(file);
        String text = Files.readString(document);
        if (!text.contains(old)) {
            throw new IllegalStateException(file + " does not hold " + old);
        }
        Files.writeString(document, text.replace(old, now));
    }

    private static void alterJournal(Path root) throws IOException {
        try (Stream<Path> segments = Files.list(root.resolve("journal"))) {
            Files.writeString(segments.findFirst().orElseThrow(), "{\"event\":\"int\n", StandardOpenOption.APPEND);
        }
    }

    /** Writing an archive waits for the disk, copying one does not. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
