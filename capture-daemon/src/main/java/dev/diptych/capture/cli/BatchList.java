package dev.diptych.capture.cli;

import dev.diptych.capture.verb.OutputFile;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of pictures to register: a line each of REFERENCE, tab, MOVING and, if wanted, tab, ALIGNED. Blank lines and
 * lines that begin with # are passed over.
 *
 * @param file the list's own file
 */
record BatchList(Path file, List<Entry> entries) {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * One line of the list.
     *
     * @param line its number, the first being 1
     */
    record Entry(int line, Path reference, Path moving, @Nullable Path aligned) {}

    BatchList {
        entries = List.copyOf(entries);
    }

    /** Reads and checks the whole list, so that a mistake in its last line shows before the first is registered. */
    static BatchList read(Path file) throws OperatorException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new OperatorException("The list " + file + " cannot be read as text; check the path.", e);
        }
        List<Entry> entries = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String text = lines.get(number - 1);
            if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
                text = text.substring(BYTE_ORDER_MARK.length());
            }
            if (!text.isBlank() && !text.startsWith("#")) {
                entries.add(entry(place(file, number), number, text));
            }
        }
        if (entries.isEmpty()) {
            throw new OperatorException("The list " + file
                    + " names no pictures; write a line of REFERENCE, a tab and MOVING for each.");
        }
        refuseOverwriting(file, entries);
        return new BatchList(file, entries);
    }

    /** How a message names a line. */
    String place(Entry entry) {
        return place(file, entry.line());
    }

    private static String place(Path file, int line) {
        return file + ", line " + line + ": ";
    }

    private static Entry entry(String place, int number, String text) throws OperatorException {
        String[] parts = text.split("\t", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new OperatorException(
                    place + "write REFERENCE, a tab, MOVING and, if wanted, a tab and ALIGNED.");
        }
        try {
            boolean wanted = parts.length == 3 && !parts[2].isBlank();
            return new Entry(number, Path.of(parts[0]), Path.of(parts[1]), wanted ? Path.of(parts[2]) : null);
        } catch (InvalidPathException e) {
            throw new OperatorException(place + "this is no list of file names.", e);
        }
    }

    /** An aligned picture must not replace a picture of any line, nor another line's aligned picture. */
    private static void refuseOverwriting(Path file, List<Entry> entries) throws OperatorException {
        List<Path> inputs = entries.stream()
                .<Path>mapMulti((entry, into) -> {
                    into.accept(entry.reference());
                    into.accept(entry.moving());
                })
                .distinct()
                .toList();
        Map<Path, Integer> writtenBy = new HashMap<>();
        for (Entry entry : entries) {
            Path aligned = entry.aligned();
            if (aligned == null) {
                continue;
            }
            Optional<String> objection = AlignedFile.objection(aligned, inputs);
            if (objection.isPresent()) {
                throw new OperatorException(place(file, entry.line()) + objection.get());
            }
            Integer earlier = writtenBy.putIfAbsent(OutputFile.absolute(aligned), entry.line());
            if (earlier != null) {
                throw new OperatorException(place(file, entry.line()) + "line " + earlier + " also writes " + aligned
                        + "; give each line its own.");
            }
        }
    }
}
