package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;

/** The few operations on a disk that the archive's safety rests on, so that a test can watch and break each of them. */
interface Storage {
    /** @throws java.nio.file.FileAlreadyExistsException if something of that name is there */
    void createDirectory(Path folder) throws IOException;

    /**
     * Writes a file that must not exist yet and waits until it is on the disk.
     *
     * @throws java.io.SyncFailedException if the bytes were written but the disk did not confirm them
     */
    void writeAndSync(Path newFile, byte[] bytes) throws IOException;

    /**
     * Writes at the end of a file that exists and waits until it is on the disk.
     *
     * @throws java.io.SyncFailedException if the bytes were written but the disk did not confirm them
     */
    void appendAndSync(Path file, byte[] bytes) throws IOException;

    /**
     * Waits until what was written to a file, by whomever, is on the disk.
     *
     * @throws java.io.SyncFailedException if the disk did not confirm it
     */
    void syncFile(Path file) throws IOException;

    /** Moves a file or a folder within the file system in one step; a file in the way is replaced, a filled folder not. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Waits until the names in a folder are on the disk.
     *
     * @throws java.io.SyncFailedException if the disk did not confirm them
     */
    void syncDirectory(Path folder) throws IOException;

    /** Bytes that this process may still write to the disk that holds {@code path}. */
    long usableBytes(Path path) throws IOException;

    /** Whether the file system that holds {@code path} takes no writes at all. */
    boolean isReadOnly(Path path) throws IOException;
}
