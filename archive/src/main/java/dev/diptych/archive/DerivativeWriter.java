package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes files that can be made again into a pair's {@code derivatives/}, each whole or not at all. */
final class DerivativeWriter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Storage storage;
    private final Path pairFolder;

    DerivativeWriter(Storage storage, Path pairFolder) {
        this.storage = storage;
        this.pairFolder = pairFolder;
    }

    Path write(String name, byte[] bytes) throws ArchiveException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A derivative's name begins with a letter or digit and holds letters, "
                    + "digits, dots, hyphens and underscores, at most 128, not \"" + name + "\".");
        }
        return WriterThread.call(() -> writeChecked(name, bytes));
    }

    private Path writeChecked(String name, byte[] bytes) throws ArchiveException {
        Path folder = pairFolder.resolve(ArchiveLayout.DERIVATIVES);
        Path file = folder.resolve(name);
        DurableFiles files = new DurableFiles(storage);
        try {
            files.makeFolders(pairFolder, folder);
            files.replace(file, bytes);
            return file;
        } catch (IOException e) {
            throw new StorageFault(storage, pairFolder).of(e, file, bytes.length, "the pair itself is untouched");
        }
    }
}
