package dev.diptych.capture.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** The disk that holds a folder of this computer. */
public final class FolderDisk implements Disk {
    private static final int LARGE_BYTES = 16 << 20;
    private static final int SMALL_BYTES = 256;
    private static final int SYNCS = 20;

    private final Path folder;

    private FolderDisk(Path folder) {
        this.folder = folder;
    }

    /** The disk under {@code path}, or under its nearest parent that exists. */
    public static FolderDisk under(Path path) throws IOException {
        for (Path folder = path.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                return new FolderDisk(folder.toRealPath());
            }
        }
        throw new IOException("No folder on the way to " + path + " exists; name another one.");
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public Optional<Mount> mount() throws IOException {
        return MountTable.current().holding(folder);
    }

    @Override
    public WriteTimes measure() throws IOException {
        // Disks and file systems make short work of noughts.
        byte[] bytes = new byte[LARGE_BYTES];
        new SplittableRandom(1).nextBytes(bytes);
        Path file = folder.resolve(".diptych-doctor." + UUID.randomUUID() + ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            long writeNanos = write(channel, ByteBuffer.wrap(bytes));
            List<Long> syncNanos = new ArrayList<>();
            for (int i = 0; i < SYNCS; i++) {
                syncNanos.add(write(channel, ByteBuffer.wrap(bytes, 0, SMALL_BYTES)));
            }
            return new WriteTimes(LARGE_BYTES, writeNanos, syncNanos);
        }
    }

    private static long write(FileChannel channel, ByteBuffer bytes) throws IOException {
        long startNanos = System.nanoTime();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        return System.nanoTime() - startNanos;
    }
}
