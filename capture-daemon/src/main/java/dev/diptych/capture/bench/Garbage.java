package dev.diptych.capture.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;

/** What threads allocate, as HotSpot counts it. */
final class Garbage {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Garbage() {
    }

    /** Bytes so far. */
    static long ofThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Bytes so far, of all threads of these names together. */
    static long of(Set<String> names) {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> names.contains(thread.getName()))
                .mapToLong(thread -> Math.max(0, THREADS.getThreadAllocatedBytes(thread.threadId())))
                .sum();
    }
}
