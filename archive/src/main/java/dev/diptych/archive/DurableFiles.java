package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/** What the archive composes of its disk's single operations. */
final class DurableFiles {
    private final Storage storage;

    DurableFiles(Storage storage) {
        this.storage = storage;
    }

    /**
     * Makes each folder on the way from {@code top}, which exists, down to {@code folder}. Each folder's parent is
     * synced even if nothing was made: an earlier attempt may have made it and failed to sync.
     */
    void makeFolders(Path top, Path folder) throws IOException {
        if (folder.equals(top)) {
            return;
        }
        Path parent = top;
        for (Path name : top.relativize(folder)) {
            Path child = parent.resolve(name);
            if (!Files.isDirectory(child)) {
                makeFolder(child);
            }
            storage.syncDirectory(parent);
            parent = child;
        }
    }

    /** Puts {@code bytes} in the place of {@code file}, which shows its old content or its new one and nothing between. */
    void replace(Path file, byte[] bytes) throws IOException {
        // A name of its own for each attempt: a file whose fsync failed is not written again.
        Path folder = Objects.requireNonNull(file.getParent());
        Path unfinished = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        storage.writeAndSync(unfinished, bytes);
        storage.rename(unfinished, file);
        storage.syncDirectory(folder);
    }

    private void makeFolder(Path folder) throws IOException {
        try {
            storage.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
