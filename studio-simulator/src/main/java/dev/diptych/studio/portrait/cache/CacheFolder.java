package dev.diptych.studio.portrait.cache;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a cache, of which those that were not used for longest go when there is too much. */
final class CacheFolder {
    static final String ENTRY_SUFFIX = ".portrait";
    static final String UNFINISHED_SUFFIX = ".unfinished";
    /** Nobody writes for so long: whoever began the file is gone. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private record Entry(Path file, FileTime used, long bytes) {}

    private final Path folder;
    private final long mostBytes;

    CacheFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Removes what was used longest ago until the rest is within the bound, and what was begun and left. */
    void trim() throws IOException {
        List<Entry> entries = entries(ENTRY_SUFFIX);
        entries.sort(Comparator.comparing(Entry::used));
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        for (Entry entry : entries) {
            if (bytes <= mostBytes) {
                break;
            }
            Files.deleteIfExists(entry.file());
            bytes -= entry.bytes();
        }
        FileTime abandoned = FileTime.from(Instant.now().minus(ABANDONED_AFTER));
        for (Entry unfinished : entries(UNFINISHED_SUFFIX)) {
            if (unfinished.used().compareTo(abandoned) < 0) {
                Files.deleteIfExists(unfinished.file());
            }
        }
    }

    private List<Entry> entries(String suffix) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : files) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(new Entry(file, attributes.lastModifiedTime(), attributes.size()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }
}
