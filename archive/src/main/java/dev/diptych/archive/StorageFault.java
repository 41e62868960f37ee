package dev.diptych.archive;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.diptych.archive.ArchiveException.Code;

/**
 * Says what an I/O error means to the operator. The kernel's text comes in the language of the system ("Auf dem Gerät
 * ist kein Speicherplatz mehr verfügbar"), so the state of the disk is asked as well as the text.
 */
final class StorageFault {
    // A file system fills up whole blocks and keeps some back: less than this is full.
    private static final long FULL_BELOW_BYTES = 1 << 20;
    private static final long UNKNOWN_BYTES = -1;
    // What is free is rounded down to it, what is needed is rounded up.
    private static final long TENTH_MEGABYTE = 100_000;

    private final Storage storage;
    private final Path root;

    /** @param root a folder on the disk in question that exists */
    StorageFault(Storage storage, Path root) {
        this.storage = storage;
        this.root = root;
    }

    /**
     * @param path what could not be written
     * @param neededBytes what writing all of it again takes
     * @param aftermath where things stand now, without a full stop; may be empty
     */
    ArchiveException of(IOException cause, Path path, long neededBytes, String aftermath) {
        String reason = reason(cause);
        long freeBytes = freeBytes();
        String tail = aftermath.isEmpty() ? "." : "; " + aftermath + ".";
        if (cause instanceof FileAlreadyExistsException inTheWay) {
            return new ArchiveException(Code.E_STORAGE_IO, inTheWay.getFile()
                    + " is in the way, where a folder belongs; move it elsewhere" + tail, cause);
        }
        if (reason.contains("No space left") || reason.contains("quota exceeded")) {
            return full(freeBytes, neededBytes, tail, cause);
        }
        if (cause instanceof AccessDeniedException || reason.contains("Read-only file system") || isReadOnly()) {
            return new ArchiveException(Code.E_STORAGE_READONLY, path + " cannot be written (" + reason
                    + "); make the archive writable for this user or choose another one" + tail, cause);
        }
        if (freeBytes != UNKNOWN_BYTES && freeBytes < FULL_BELOW_BYTES) {
            return full(freeBytes, neededBytes, tail, cause);
        }
        if (cause instanceof SyncFailedException) {
            return new ArchiveException(Code.E_STORAGE_SYNC, "The disk did not confirm that " + path + " is safe ("
                    + reason + "); use another disk" + tail, cause);
        }
        return new ArchiveException(Code.E_STORAGE_IO,
                path + " could not be written (" + reason + "); check the disk and save again" + tail, cause);
    }

    ArchiveException tooLittleSpace(long freeBytes, long neededBytes) {
        return full(freeBytes, neededBytes, ".", null);
    }

    private ArchiveException full(long freeBytes, long neededBytes, String tail, @Nullable IOException cause) {
        return new ArchiveException(Code.E_STORAGE_FULL,
                "The disk of " + root + " has too little space, " + free(freeBytes) + " free, "
                        + megabytes(Math.ceilDiv(neededBytes, TENTH_MEGABYTE))
                        + " needed; free some space or choose another archive" + tail,
                cause);
    }

    private long freeBytes() {
        try {
            return storage.usableBytes(root);
        } catch (IOException e) {
            return UNKNOWN_BYTES;
        }
    }

    private boolean isReadOnly() {
        try {
            return storage.isReadOnly(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        // A file system's exception without a reason has nothing but the path in its message.
        return cause instanceof FileSystemException ? cause.getClass().getSimpleName() + " " + message : message;
    }

    private static String free(long freeBytes) {
        return freeBytes == UNKNOWN_BYTES ? "an unknown amount" : megabytes(freeBytes / TENTH_MEGABYTE);
    }

    private static String megabytes(long tenths) {
        return tenths / 10 + "." + tenths % 10 + " MB";
    }
}
