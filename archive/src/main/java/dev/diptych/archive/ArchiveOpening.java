package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.diptych.archive.ArchiveException.Code;

/** Makes a folder an archive, or makes sure that it is one that can be written. */
final class ArchiveOpening {
    // What an unfinished opening leaves, and what a freshly made file system has in its root.
    private static final Set<String> IN_AN_EMPTY_ROOT = Set.of("writer.lock", "lost+found");

    private final ArchiveLayout layout;
    private final Storage storage;

    ArchiveOpening(ArchiveLayout layout, Storage storage) {
        this.layout = layout;
        this.storage = storage;
    }

    /** @return the lock that keeps other writers out */
    WriterLock run() throws ArchiveException {
        Path root = layout.root();
        Path existing = existingAncestor(root);
        try {
            if (!Files.isDirectory(existing)) {
                throw notAnArchive(existing + " is a file; name a folder for the archive.");
            }
            new DurableFiles(storage).makeFolders(existing, root);
            if (!Files.exists(layout.description())) {
                requireEmpty();
            }
            requireWritable(root);
            return locked();
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageFault(storage, existing).of(e, root, description().length, "");
        }
    }

    private WriterLock locked() throws IOException {
        WriterLock lock = WriterLock.acquire(layout);
        try {
            describe();
            new DurableFiles(storage).makeFolders(layout.root(), layout.journalFolder());
            requireWritable(layout.journalFolder());
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** A description of an earlier version becomes one of this version, so that an earlier program stays away. */
    private void describe() throws IOException {
        if (!Files.exists(layout.description())) {
            new DurableFiles(storage).replace(layout.description(), description());
            return;
        }
        ObjectNode description = DocumentReader.read(layout.description());
        if (description.path(JsonDocument.SCHEMA_VERSION_KEY).intValue() < JsonDocument.SCHEMA_VERSION) {
            new DurableFiles(storage).replace(layout.description(),
                    new JsonDocument().putSortedKeysOf(description).toBytes());
        }
    }

    private static Path existingAncestor(Path path) {
        for (Path ancestor = path; ancestor != null; ancestor = ancestor.getParent()) {
            if (Files.exists(ancestor)) {
                return ancestor;
            }
        }
        throw new IllegalArgumentException(path + " is not an absolute path.");
    }

    private void requireEmpty() throws IOException {
        for (Path child : ArchiveFolders.list(layout.root())) {
            String name = String.valueOf(child.getFileName());
            if (!name.startsWith(".") && !IN_AN_EMPTY_ROOT.contains(name)) {
                throw notAnArchive(layout.root() + " holds " + name + " but no " + layout.description().getFileName()
                        + ", so it is no archive; name an archive or an empty folder.");
            }
        }
    }

    private static void requireWritable(Path folder) throws ArchiveException {
        if (!Files.isWritable(folder)) {
            throw new ArchiveException(Code.E_STORAGE_READONLY,
                    folder + " cannot be written; make the archive writable for this user or choose another one.",
                    null);
        }
    }

    private byte[] description() {
        Path name = layout.root().getFileName();
        return new JsonDocument().put("name", name == null ? "archive" : name.toString())
                .put("generated_by", "Diptych")
                .toBytes();
    }

    private static ArchiveException notAnArchive(String sentence) {
        return new ArchiveException(Code.E_NOT_AN_ARCHIVE, sentence, null);
    }
}
