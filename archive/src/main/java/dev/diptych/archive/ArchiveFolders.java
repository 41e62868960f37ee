package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Walks an archive by its folders' names. Each list is sorted; what has another name is passed over. */
final class ArchiveFolders {
    private static final Pattern SUBJECT = Pattern.compile("sub-[A-Za-z0-9]{1,32}");
    private static final Pattern SESSION = Pattern.compile("ses-[A-Za-z0-9]{1,32}");
    private static final Pattern PAIR = Pattern.compile("pair-(?!0000)\\d{4}");

    private ArchiveFolders() {
    }

    static List<SessionId> sessions(ArchiveLayout layout) throws IOException {
        List<SessionId> sessions = new ArrayList<>();
        for (Path subject : matching(layout.root(), SUBJECT)) {
            for (Path session : matching(subject, SESSION)) {
                sessions.add(SessionId.parse(subject.getFileName() + "/" + session.getFileName()));
            }
        }
        return sessions;
    }

    /** Committed pairs, by name alone. */
    static List<PairId> pairs(ArchiveLayout layout, SessionId session) throws IOException {
        List<PairId> pairs = new ArrayList<>();
        for (Path pair : matching(layout.sessionFolder(session), PAIR)) {
            pairs.add(PairId.parse(session + "_" + pair.getFileName()));
        }
        return pairs;
    }

    /** All folders in {@code folder}; none if it is not there. */
    static List<Path> children(Path folder) throws IOException {
        return matching(folder, Pattern.compile(".*"));
    }

    /** Everything in {@code folder}, sorted; nothing if it is not there. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            // A disk that fails in the middle of the list.
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    private static List<Path> matching(Path folder, Pattern name) throws IOException {
        return list(folder).stream()
                .filter(child -> name.matcher(String.valueOf(child.getFileName())).matches()
                        && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}
