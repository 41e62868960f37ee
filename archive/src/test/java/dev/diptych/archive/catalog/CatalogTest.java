package dev.diptych.archive.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.StoredPair;

class CatalogTest {
    @TempDir
    static Path sample = Path.of("");
    @TempDir
    Path folder = Path.of("");
    Path root = Path.of("");

    @BeforeAll
    static void writeArchive() throws IOException {
        SmallArchive.writeInto(sample);
    }

    @BeforeEach
    void copyArchive() throws IOException {
        // Characters that mean something in an URI.
        root = folder.resolve("an archive #1 50%25 é?x=y");
        copy(sample, root);
    }

    @Test
    void aSessionIsCounted() throws IOException {
        CatalogSession session = sessions().getFirst();

        assertEquals(SmallArchive.FIRST, session.id());
        assertEquals(Optional.of(SmallArchive.STARTED), session.startedAt());
        assertEquals(Optional.of(SmallArchive.CONSENT), session.consent());
        assertEquals(Optional.empty(), session.objection());
        assertEquals(new PairCounts(3, 1, 1, 0, 1, 1), session.pairs());
        assertEquals(Optional.of(Instant.parse("2026-11-20T10:15:00Z")), session.firstPairAt());
        assertEquals(Optional.of(Instant.parse("2026-11-20T10:16:00Z")), session.lastPairAt());
    }

    @Test
    void aSessionWithoutPairsIsThereToo() throws IOException {
        CatalogSession session = sessions().getLast();

        assertEquals(SmallArchive.SECOND, session.id());
        assertEquals(new PairCounts(0, 0, 0, 0, 0, 0), session.pairs());
        assertEquals(0, session.sizeBytes());
        assertEquals(Optional.empty(), session.firstPairAt());
    }

    @Test
    void pairsAreWhatTheArchiveHolds() throws IOException {
        ArchiveReader archive = ArchiveReader.open(root);
        List<StoredPair> stored = archive.session(SmallArchive.FIRST).pairs();

        try (Catalog catalog = Catalog.open(archive)) {
            List<CatalogPair> pairs = catalog.pairs(SmallArchive.FIRST);

            assertEquals(stored.stream()
                    .map(pair -> new CatalogPair(pair.id(), pair.state(), root.relativize(pair.folder()),
                            pair.wasAllTaken(), pair.createdWallTime(), pair.sizeBytes(), pair.verdict(),
                            pair.sentence()))
                    .toList(), pairs);
            assertEquals(4, pairs.size());
            assertEquals(catalog.sessions().getFirst().sizeBytes(),
                    pairs.stream().mapToLong(CatalogPair::sizeBytes).sum());
        }
    }

    @Test
    void aSessionThatIsNotThereHasNoPairs() throws IOException {
        try (Catalog catalog = Catalog.open(ArchiveReader.open(root))) {
            assertEquals(List.of(), catalog.pairs(new SessionId("018", "01")));
        }
    }

    @Test
    void aSessionWithoutConsentSaysWhy() throws IOException {
        Files.delete(root.resolve("sub-017/ses-02/session.json"));

        CatalogSession session = sessions().getLast();

        assertEquals(Optional.empty(), session.consent());
        assertFalse(session.hasConsentAt(SmallArchive.STARTED));
        assertTrue(session.objection().orElseThrow().contains("session.json is missing"), session.toString());
    }

    @Test
    void whatAPersonWroteStaysInTheSessionsDocument() throws IOException {
        sessions();

        String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);

        assertTrue(bytes.contains("c-12"));
        assertFalse(bytes.contains("as-a-person-wrote-it"));
    }

    @Test
    void aCatalogueThatIsUpToDateIsNotTouched() throws IOException {
        sessions();
        Object identity = Files.readAttributes(file(), "fileKey").get("fileKey");

        sessions();

        assertEquals(identity, Files.readAttributes(file(), "fileKey").get("fileKey"));
        assertTrue(Catalog.isUpToDate(ArchiveReader.open(root)));
    }

    interface Damage {
        void befall(Path file) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void aCatalogueThatCannotBeUsedIsMadeAnew(String what, Damage damage) throws IOException {
        List<CatalogSession> before = sessions();
        damage.befall(file());
        assertFalse(Catalog.isUpToDate(ArchiveReader.open(root)), what);

        assertEquals(before, sessions());
        assertTrue(Catalog.isUpToDate(ArchiveReader.open(root)), what);
    }

    static Stream<Arguments> damages() {
        return Stream.of(damage("it was deleted", Files::delete),
                damage("it is empty", file -> Files.write(file, new byte[0])),
                damage("it is something else", file -> Files.writeString(file, "Dear reader, ".repeat(1000))),
                damage("its end is missing", file -> Files.write(file, half(Files.readAllBytes(file)))),
                damage("a page has rotted", CatalogTest::blotPage),
                damage("an older program made it", file -> change(file, "PRAGMA user_version = 0")),
                damage("it is of another archive", file -> change(file, "UPDATE archive SET fingerprint = 'other'")),
                damage("it has no fingerprint", file -> change(file, "DELETE FROM archive")),
                damage("it lacks a table", file -> change(file, "DROP TABLE archive")));
    }

    private static Arguments damage(String what, Damage damage) {
        return Arguments.of(what, damage);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** The second page of 4096 bytes is a table's. */
    private static void blotPage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, 8192, (byte) 0xa5);
        Files.write(file, bytes);
    }

    private static void change(Path file, String statement) throws IOException {
        Path copy = file.resolveSibling("copy.sqlite");
        Files.move(file, copy);
        try (Handle handle = Jdbi.open("jdbc:sqlite:file:" + copy.toUri().getRawPath())) {
            handle.execute(statement);
        }
        Files.move(copy, file);
    }

    interface Change {
        void happen(Path root) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whateverChangesInTheArchiveMakesItAnew(String what, Change change) throws IOException {
        sessions();
        change.happen(root);
        assertFalse(Catalog.isUpToDate(ArchiveReader.open(root)), what);

        List<StoredPair> stored = ArchiveReader.open(root)
                .sessions()
                .stream()
                .flatMap(session -> session.pairs().stream())
                .toList();
        try (Catalog catalog = Catalog.open(ArchiveReader.open(root))) {
            List<CatalogPair> pairs = catalog.sessions()
                    .stream()
                    .flatMap(session -> catalog.pairs(session.id()).stream())
                    .toList();
            assertEquals(stored.stream().map(StoredPair::verdict).toList(),
                    pairs.stream().map(CatalogPair::verdict).toList());
        }
    }

    static Stream<Arguments> changes() {
        String pair = "sub-017/ses-01/pair-0001";
        String development = pair + "/derivatives/sub-017_ses-01_pair-0001_development.json";
        return Stream.of(change("a pair was taken", root -> {
            try (Archive archive = Archive.open(root)) {
                SmallArchive.commit(archive, "2026-11-20T10:20:00Z");
            }
        }), change("a session was started", root -> {
            try (Archive archive = Archive.open(root)) {
                SmallArchive.start(archive, new SessionId("018", "01"));
            }
        }), change("a pair was lost", root -> Files.move(root.resolve(pair), root.resolve("elsewhere"))),
                change("a manifest was lost", root -> Files.delete(root.resolve(pair + "/manifest.json"))),
                change("a partial pair was taken away",
                        root -> Files.move(root.resolve("sub-017/ses-01/partial/pair-0004"),
                                root.resolve("elsewhere"))),
                change("a pair was judged anew in as many letters and in the same instant", root -> {
                    Path document = root.resolve(development);
                    FileTime time = Files.getLastModifiedTime(document);
                    Path other = root.resolve("other.json");
                    Files.writeString(other, Files.readString(document).replace("GOOD", "WARN"));
                    Files.setLastModifiedTime(other, time);
                    Files.move(other, document, StandardCopyOption.REPLACE_EXISTING);
                }));
    }

    private static Arguments change(String what, Change change) {
        return Arguments.of(what, change);
    }

    @Test
    void whereNoneCanBeWrittenItIsInMemory() throws IOException {
        List<CatalogSession> before = sessions();
        Files.delete(file());
        Files.createDirectories(file().resolve("in the way"));

        assertEquals(before, sessions());
        assertTrue(Files.isDirectory(file()));
        assertEquals(Map.of(), unfinished());
    }

    @Test
    void whoeverHasItOpenReadsOnWhenItIsMadeAnew() throws IOException {
        try (Catalog old = Catalog.open(ArchiveReader.open(root))) {
            Files.move(root.resolve("sub-017/ses-02"), root.resolve("elsewhere"));
            assertEquals(1, sessions().size());

            assertEquals(2, old.sessions().size());
        }
    }

    @Test
    void manyMayMakeItAtOnce() throws Exception {
        List<CatalogSession> expected = sessions();
        try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 2; round++) {
                Files.deleteIfExists(file());
                List<Callable<List<CatalogSession>>> tasks = IntStream.range(0, 4)
                        .<Callable<List<CatalogSession>>>mapToObj(program -> this::sessions)
                        .toList();
                for (Future<List<CatalogSession>> found : programs.invokeAll(tasks)) {
                    assertEquals(expected, found.get());
                }
            }
        }
        assertTrue(Catalog.isUpToDate(ArchiveReader.open(root)));
        assertEquals(Map.of(), unfinished());
    }

    @Test
    void anUnfinishedOneOfAProgramThatWasKilledDoesNoHarm() throws IOException {
        Files.writeString(root.resolve(".catalog.sqlite.1234.tmp"), "half", StandardOpenOption.CREATE_NEW);

        assertEquals(2, sessions().size());
    }

    @Test
    void anEmptyArchiveHasNoSession() throws IOException {
        Path empty = folder.resolve("empty");
        Archive.open(empty).close();

        try (Catalog catalog = Catalog.open(ArchiveReader.open(empty))) {
            assertEquals(List.of(), catalog.sessions());
        }
    }

    @Test
    void aPairSetAsideTwiceIsThereTwice() throws IOException {
        Path partial = root.resolve("sub-017/ses-01/partial");
        Files.createDirectories(partial.resolve("pair-0004_attempt-2"));

        try (Catalog catalog = Catalog.open(ArchiveReader.open(root))) {
            List<PairId> ids = catalog.pairs(SmallArchive.FIRST).stream().map(CatalogPair::id).toList();
            assertEquals(List.of(1, 2, 3, 4, 4), ids.stream().map(PairId::number).toList());
        }
    }

    @Test
    void theEngineSaysItsVersion() throws IOException {
        assertTrue(Catalog.engineVersion().matches("3\\.\\d+\\.\\d+"), Catalog.engineVersion());
    }

    private List<CatalogSession> sessions() throws IOException {
        try (Catalog catalog = Catalog.open(ArchiveReader.open(root))) {
            return catalog.sessions();
        }
    }

    private Path file() {
        return root.resolve("catalog.sqlite");
    }

    private Map<Path, Boolean> unfinished() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(child -> child.toString().endsWith(".tmp"))
                    .collect(Collectors.toMap(child -> child, Files::isDirectory));
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
