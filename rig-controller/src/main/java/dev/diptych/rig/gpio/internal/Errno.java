package dev.diptych.rig.gpio.internal;

/** Reasons for which Linux refuses a call on GPIO ({@code <asm-generic/errno.h>}). */
public enum Errno {
    EPERM(1), ENOENT(2), EINTR(4), EIO(5), ENXIO(6), EBADF(9), EAGAIN(11), ENOMEM(12), EACCES(13), EFAULT(14), EBUSY(
            16), ENODEV(19), EINVAL(22), ENFILE(23), EMFILE(24), ENOTTY(25), EOPNOTSUPP(95), ETIMEDOUT(
                    110), EREMOTEIO(121),
    /** The kernel's own, which its pin drivers let out to programs. */
    ENOTSUPP(524);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** Whether a call was answered by this refusal. */
    public boolean refused(int answer) {
        return answer == -number;
    }

    /** How a call that was refused is to be answered. */
    public int answer() {
        return -number;
    }

    /** The name of the refusal in an answer, {@code EBUSY}; of one not listed here its number. */
    public static String nameOf(int answer) {
        for (Errno errno : values()) {
            if (errno.refused(answer)) {
                return errno.name();
            }
        }
        return "errno " + -answer;
    }
}
