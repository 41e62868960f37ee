package dev.diptych.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Other work for the computer, from when it is made until it is closed. */
final class Load implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long PAUSE_NANOS = 1_000_000;
    /** Of the garbage, so much is kept for a while, as frames in a ring are. */
    private static final int KEPT_CHUNKS = 2_000;

    private final List<Thread> threads = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private volatile boolean over;

    /**
     * @param busyThreads of this JVM
     * @param busyProcesses of their own; they end with this JVM even if it is killed, within a second
     * @param garbageMibPerSecond allocated and dropped
     */
    Load(int busyThreads, int busyProcesses, int garbageMibPerSecond) throws IOException {
        for (int i = 0; i < busyThreads; i++) {
            begin("busy " + i, this::spin);
        }
        if (garbageMibPerSecond > 0) {
            begin("garbage", () -> litter(garbageMibPerSecond));
        }
        for (int i = 0; i < busyProcesses; i++) {
            // POSIX shell; looks now and then whether its parent still lives.
            processes.add(new ProcessBuilder("sh", "-c",
                    "while kill -0 " + ProcessHandle.current().pid()
                            + " 2>/dev/null; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
    }

    private void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void spin() {
        while (!over) {
            Thread.onSpinWait();
        }
    }

    private void litter(int mibPerSecond) {
        byte[][] kept = new byte[KEPT_CHUNKS][];
        long chunksPerSecond = mibPerSecond * 1024L * 1024 / CHUNK_BYTES;
        long beganNanos = System.nanoTime();
        long made = 0;
        while (!over) {
            long due = (long) ((System.nanoTime() - beganNanos) / 1e9 * chunksPerSecond);
            for (; made < due && !over; made++) {
                kept[(int) (made % KEPT_CHUNKS)] = new byte[CHUNK_BYTES];
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        over = true;
        processes.forEach(Process::destroyForcibly);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
