package dev.diptych.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.diptych.archive.ArchiveException.Code;

/** Reads what {@link LineSegments} has written, segment by segment. */
final class LineSegmentsReader {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{6,9})\\.jsonl");

    /** A segment of a day's work has a thousandth of it. */
    private static final long MOST_BYTES = 256L << 20;

    private LineSegmentsReader() {
    }

    /**
     * What was read.
     *
     * @param lastSegment the greatest number in use, 0 if there is none
     * @param damage a sentence for each line that is altered. A last line without its line break is none: a crash came
     *        while it was written, and it says nothing that anybody relied on
     */
    record Contents<T>(List<T> entries, int lastSegment, List<String> damage) {}

    /** @param entry what a line says; empty if it is none that this version knows */
    static <T> Contents<T> read(Path folder, Function<JsonNode, Optional<T>> entry)
            throws IOException, ArchiveException {
        TreeMap<Integer, Path> segments = new TreeMap<>();
        for (Path child : ArchiveFolders.list(folder)) {
            Matcher name = SEGMENT.matcher(String.valueOf(child.getFileName()));
            if (name.matches()) {
                segments.put(Integer.valueOf(name.group(1)), child);
            }
        }
        List<T> entries = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        for (Path segment : segments.values()) {
            read(segment, entry, entries, damage);
        }
        return new Contents<>(List.copyOf(entries), segments.isEmpty() ? 0 : segments.lastKey(), List.copyOf(damage));
    }

    private static <T> void read(Path segment, Function<JsonNode, Optional<T>> entry, List<T> entries,
            List<String> damage) throws IOException, ArchiveException {
        if (!Files.isRegularFile(segment) || Files.size(segment) > MOST_BYTES) {
            damage.add(segment + " is no file of at most " + (MOST_BYTES >> 20) + " MB and was not read.");
            return;
        }
        // What a torn write has left need not be UTF-8.
        String[] lines = new String(Files.readAllBytes(segment), StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            Optional<JsonNode> object = JournalLine.object(lines[i]);
            if (object.isEmpty()) {
                damage.add(segment + " is not as it was written, line " + (i + 1) + ".");
                continue;
            }
            JsonNode version = object.get().path(JsonDocument.SCHEMA_VERSION_KEY);
            if (version.asInt() > JsonDocument.SCHEMA_VERSION) {
                throw new ArchiveException(Code.E_ARCHIVE_DOCUMENT, segment + " has schema_version "
                        + version.asInt() + ", and this program reads up to " + JsonDocument.SCHEMA_VERSION
                        + "; use a later version of the program.", null);
            }
            if (object.get().has(LineSegments.OPENED_AT)) {
                continue;
            }
            Optional<T> known = entry.apply(object.get());
            if (known.isEmpty()) {
                damage.add(segment + " has a line that this program does not understand, line " + (i + 1) + ".");
            }
            known.ifPresent(entries::add);
        }
    }
}
