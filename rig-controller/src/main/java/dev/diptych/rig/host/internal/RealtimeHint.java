package dev.diptych.rig.host.internal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;

/**
 * Asks Linux to run the calling thread before every ordinary thread: sched_setscheduler(2) with SCHED_FIFO, see sched(7).
 * Memory is not locked with it: mlockall(2) would make all of the JVM's heap and the imaging libraries resident, and
 * with MCL_FUTURE a later allocation beyond RLIMIT_MEMLOCK fails and takes the JVM down in mid-shot. Against swapping
 * there are a service unit's MemorySwapMax=0 and a computer without swap.
 */
public final class RealtimeHint {
    private static final int CALLING_THREAD = 0;
    private static final int SCHED_FIFO = 1;
    /** What this thread may start inherits nothing of it. */
    private static final int SCHED_RESET_ON_FORK = 0x40000000;
    private static final int EPERM = 1;

    /** The C library. */
    private interface CLibrary extends Library {
        /** {@code struct sched_param} is one int, the priority. */
        int sched_setscheduler(int pid, int policy, IntByReference param) throws LastErrorException;
    }

    private RealtimeHint() {
    }

    /**
     * For the calling thread.
     *
     * @param priority 1 to 99
     * @return why it was refused, without a full stop; empty if it was granted
     * @throws LinkageError if there is no JNA, or if this system has no such call
     */
    public static Optional<String> ask(int priority) {
        try {
            Native.load("c", CLibrary.class)
                    .sched_setscheduler(CALLING_THREAD, SCHED_FIFO | SCHED_RESET_ON_FORK, new IntByReference(priority));
            return Optional.empty();
        } catch (LastErrorException e) {
            return Optional.of(e.getErrorCode() == EPERM
                    ? "this user may not ask for it (EPERM)"
                    : "the kernel refused it with error " + e.getErrorCode() + " of sched_setscheduler(2)");
        }
    }
}
