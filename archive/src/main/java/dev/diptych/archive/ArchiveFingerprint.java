package dev.diptych.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells whether anything has changed of what {@link ArchiveReader#sessions()} reads, without reading it: a SHA-256 over
 * the root's path and, of each document behind the sessions, its place, size, time of modification and identity within
 * the file system. Documents are replaced by renaming a new file onto them, so that a new one has another identity even
 * if size and time are those of the old one. The journal is left out, because nothing of a session comes from it.
 */
final class ArchiveFingerprint {
    private final ArchiveLayout layout;
    private final StringBuilder facts = new StringBuilder();

    private ArchiveFingerprint(ArchiveLayout layout) {
        this.layout = layout;
    }

    /** @return 64 hexadecimal digits */
    static String of(ArchiveLayout layout) throws IOException {
        return new ArchiveFingerprint(layout).run();
    }

    /** Of one session's record, the list of its pairs, and its log: a line that is added to that makes it longer. */
    static String of(ArchiveLayout layout, SessionId session) throws IOException {
        ArchiveFingerprint fingerprint = new ArchiveFingerprint(layout);
        fingerprint.add(layout.sessionFolder(session));
        fingerprint.add(layout.sessionDocument(session));
        for (Path segment : ArchiveFolders.list(layout.sessionLog(session))) {
            fingerprint.add(segment);
        }
        return Sha256.of(fingerprint.facts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String run() throws IOException {
        // Sentences name paths, and so differ where the archive lies elsewhere.
        facts.append(layout.root()).append('\n');
        for (SessionId session : ArchiveFolders.sessions(layout)) {
            add(layout.sessionDocument(session));
            for (PairId pair : ArchiveFolders.pairs(layout, session)) {
                Path folder = layout.pairFolder(pair);
                add(folder.resolve(ArchiveLayout.MANIFEST));
                add(folder.resolve(ArchiveLayout.DERIVATIVES).resolve(ArchiveLayout.development(pair)));
            }
            for (Path folder : ArchiveFolders.children(layout.partial(session))) {
                add(folder.resolve(ArchiveLayout.PARTIAL_DOCUMENT));
            }
        }
        return Sha256.of(facts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** When the file system last changed anything of it, which nobody sets; where it does not say, nothing. */
    private static String changed(Path document) throws IOException {
        try {
            return String.valueOf(Files.getAttribute(document, "unix:ctime", LinkOption.NOFOLLOW_LINKS));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    /** A document that is not there counts too: its folder is. */
    private void add(Path document) throws IOException {
        facts.append(layout.root().relativize(document));
        try {
            BasicFileAttributes found = Files.readAttributes(document, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            facts.append(' ')
                    .append(found.size())
                    .append(' ')
                    .append(found.lastModifiedTime().toInstant())
                    .append(' ')
                    .append(found.fileKey())
                    .append(' ')
                    .append(changed(document));
        } catch (NoSuchFileException e) {
            facts.append(" missing");
        }
        facts.append('\n');
    }
}
