package dev.diptych.archive;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The disk itself. On Linux {@code force(true)} is fsync(2), for a folder as well as for a file. */
final class NioStorage implements Storage {
    /** Java copies what it writes to memory of the system, as much at once as it is given: a whole original, otherwise. */
    private static final int SLICE_BYTES = 1 << 18;

    @Override
    public void createDirectory(Path folder) throws IOException {
        Files.createDirectory(folder);
    }

    @Override
    public void writeAndSync(Path newFile, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(newFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeAndSync(channel, bytes);
        }
    }

    @Override
    public void appendAndSync(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            writeAndSync(channel, bytes);
        }
    }

    @Override
    public void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            sync(channel);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncDirectory(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            sync(channel);
        }
    }

    @Override
    public long usableBytes(Path path) throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    @Override
    public boolean isReadOnly(Path path) throws IOException {
        return Files.getFileStore(path).isReadOnly();
    }

    private static void writeAndSync(FileChannel channel, byte[] bytes) throws IOException {
        int written = 0;
        while (written < bytes.length) {
            written += channel.write(ByteBuffer.wrap(bytes, written, Math.min(SLICE_BYTES, bytes.length - written)));
        }
        sync(channel);
    }

    private static void sync(FileChannel channel) throws IOException {
        try {
            channel.force(true);
        } catch (IOException e) {
            SyncFailedException failure = new SyncFailedException(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }
}
