package dev.diptych.capture.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The disk under an archive. */
public interface Disk {
    /**
     * How long writing took.
     *
     * @param writeNanos until {@code bytes} were written and safe
     * @param syncNanos of small writes, each until it was safe
     */
    record WriteTimes(long bytes, long writeNanos, List<Long> syncNanos) {
        public WriteTimes {
            syncNanos = syncNanos.stream().sorted().toList();
        }

        double bytesPerSecond() {
            return bytes * 1e9 / Math.max(1, writeNanos);
        }

        /** @param ratio 0.5 for the median */
        long syncQuantileNanos(double ratio) {
            return syncNanos.get((int) Math.min(syncNanos.size() - 1L, Math.round(ratio * syncNanos.size())));
        }
    }

    /** The folder that is looked at; it exists. */
    Path folder();

    long usableBytes() throws IOException;

    /** Empty where that is not known. */
    Optional<Mount> mount() throws IOException;

    /** Writes a file of its own, and takes it away again. */
    WriteTimes measure() throws IOException;
}
