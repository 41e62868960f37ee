package dev.diptych.studio.portrait.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.studio.portrait.BasisImage;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.SitterSpec;
import dev.diptych.studio.portrait.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortraitCacheTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 32;
    private static final SitterSpec SOMEBODY = SitterSpec.of(3);
    private static final Portrait RENDERED = PortraitStudio.render(SOMEBODY, WIDTH, HEIGHT);

    @TempDir
    Path temporary;

    private final AtomicInteger renderings = new AtomicInteger();

    private PortraitCache cache(Path folder, long mostBytes) {
        return new PortraitCache(folder, mostBytes, (spec, widthPx, heightPx) -> {
            renderings.incrementAndGet();
            return RENDERED;
        });
    }

    private PortraitCache cache() {
        return cache(temporary, Long.MAX_VALUE);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.sorted().toList();
        }
    }

    private static void assertSame(Portrait expected, Portrait actual) {
        assertEquals(expected.truth(), actual.truth());
        assertEquals(expected.lids().x(), actual.lids().x());
        assertEquals(expected.lids().y(), actual.lids().y());
        assertArrayEquals(expected.coverage(), actual.coverage());
        assertSame(expected.backdrop(), actual.backdrop());
        assertSame(expected.sitter(), actual.sitter());
        assertSame(expected.lids().open(), actual.lids().open());
        assertSame(expected.lids().half(), actual.lids().half());
        assertSame(expected.lids().closed(), actual.lids().closed());
    }

    private static void assertSame(List<BasisImage> expected, List<BasisImage> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).width(), actual.get(i).width());
            assertEquals(expected.get(i).fullScale(), actual.get(i).fullScale());
            assertArrayEquals(expected.get(i).rgb(), actual.get(i).rgb());
        }
    }

    @Test
    void whatIsRememberedIsWhatWasRendered() throws IOException {
        Portrait first = cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        Portrait second = cache().portrait(SOMEBODY, WIDTH, HEIGHT);

        assertEquals(1, renderings.get());
        assertEquals(1, files().size());
        assertSame(RENDERED, first);
        assertSame(RENDERED, second);
    }

    @Test
    void cacheOfTheStudioRendersWhatTheStudioDoes() {
        Portrait kept = new PortraitCache(temporary, Long.MAX_VALUE).portrait(SOMEBODY, WIDTH, HEIGHT);

        assertSame(RENDERED, kept);
    }

    @Test
    void everyParameterAndTheSizeTellPortraitsApart() throws IOException {
        cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        cache().portrait(SitterSpec.of(4), WIDTH, HEIGHT);
        cache().portrait(SOMEBODY.withPose(4), WIDTH, HEIGHT);
        cache().portrait(SOMEBODY.withFlash(4), WIDTH, HEIGHT);
        cache().portrait(SOMEBODY, HEIGHT, WIDTH);
        cache().portrait(new SitterSpec(3, 3, 3, Split.TEST.poses(), SOMEBODY.flashes()),
                WIDTH, HEIGHT);

        assertEquals(6, renderings.get());
        assertEquals(6, files().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.999})
    void cutOffEntryIsRenderedAnewAndReplaced(double share) throws IOException {
        cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        Path entry = files().getFirst();
        byte[] whole = Files.readAllBytes(entry);
        Files.write(entry, Arrays.copyOf(whole, (int) (share * whole.length)));

        Portrait portrait = cache().portrait(SOMEBODY, WIDTH, HEIGHT);

        assertEquals(2, renderings.get());
        assertSame(RENDERED, portrait);
        assertArrayEquals(whole, Files.readAllBytes(entry));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9999})
    void flippedBitIsFound(double where) throws IOException {
        cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        Path entry = files().getFirst();
        byte[] bytes = Files.readAllBytes(entry);
        bytes[(int) (where * bytes.length)] ^= 4;
        Files.write(entry, bytes);

        Portrait portrait = cache().portrait(SOMEBODY, WIDTH, HEIGHT);

        assertEquals(2, renderings.get());
        assertSame(RENDERED, portrait);
    }

    @Test
    void entryOfAnotherPortraitUnderThisNameIsNotTaken() throws IOException {
        cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        Path entry = files().getFirst();
        cache().portrait(SitterSpec.of(4), WIDTH, HEIGHT);
        Path other = files().stream().filter(file -> !file.equals(entry)).findFirst().orElseThrow();
        Files.write(entry, Files.readAllBytes(other));

        cache().portrait(SOMEBODY, WIDTH, HEIGHT);

        assertEquals(3, renderings.get());
    }

    @Test
    void folderThatCannotBeMadeIsNoCacheAndNoFailure() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        PortraitCache inside = cache(file.resolve("portraits"), Long.MAX_VALUE);

        assertSame(RENDERED, inside.portrait(SOMEBODY, WIDTH, HEIGHT));
        assertSame(RENDERED, inside.portrait(SOMEBODY, WIDTH, HEIGHT));

        assertEquals(2, renderings.get());
    }

    @Test
    void entryThatCannotBeReplacedIsNoFailure() throws IOException {
        cache().portrait(SOMEBODY, WIDTH, HEIGHT);
        Path entry = files().getFirst();
        Files.delete(entry);
        Files.createDirectory(entry);
        Files.createFile(entry.resolve("in the way"));

        assertSame(RENDERED, cache().portrait(SOMEBODY, WIDTH, HEIGHT));

        assertEquals(List.of(entry), files(), "nothing unfinished is left");
    }

    @Test
    void whatWasUsedLongestAgoGoesWhenThereIsTooMuch() throws IOException {
        cache().portrait(SitterSpec.of(1), WIDTH, HEIGHT);
        Path first = files().getFirst();
        long bytes = Files.size(first);
        Files.setLastModifiedTime(first, FileTime.from(Instant.now().minusSeconds(500)));
        cache().portrait(SitterSpec.of(2), WIDTH, HEIGHT);
        Path second = files().stream().filter(file -> !file.equals(first)).findFirst().orElseThrow();
        Files.setLastModifiedTime(second, FileTime.from(Instant.now().minusSeconds(300)));
        cache().portrait(SitterSpec.of(1), WIDTH, HEIGHT);

        cache(temporary, 2 * bytes + 100).portrait(SitterSpec.of(3), WIDTH, HEIGHT);

        assertEquals(2, files().size());
        assertTrue(Files.exists(first), "used again since");
        assertFalse(Files.exists(second));
    }

    @Test
    void whatAnotherRunLeftUnfinishedGoes() throws IOException {
        Path abandoned = Files.createFile(temporary.resolve("1.unfinished"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(7200)));
        Path running = Files.createFile(temporary.resolve("2.unfinished"));

        cache().portrait(SOMEBODY, WIDTH, HEIGHT);

        assertFalse(Files.exists(abandoned));
        assertTrue(Files.exists(running), "another process may still write it");
    }

    @Test
    void usersFolderFollowsTheBaseDirectorySpecification() {
        assertEquals(Optional.of(Path.of("/c/diptych/portraits")), PortraitCache.userFolder("/c", "/home/me"));
        assertEquals(Optional.of(Path.of("/home/me/.cache/diptych/portraits")),
                PortraitCache.userFolder(null, "/home/me"));
        assertEquals(Optional.of(Path.of("/home/me/.cache/diptych/portraits")),
                PortraitCache.userFolder("", "/home/me"));
        assertEquals(Optional.of(Path.of("/home/me/.cache/diptych/portraits")),
                PortraitCache.userFolder("relative", "/home/me"));
        assertEquals(Optional.empty(), PortraitCache.userFolder(null, "?"));
    }
}
