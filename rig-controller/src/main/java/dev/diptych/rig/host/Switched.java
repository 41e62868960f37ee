package dev.diptych.rig.host;

/**
 * When an output changed, at the switch, on the rig's clock: not before {@code earliestNanos}, not after
 * {@code latestNanos}.
 */
public record Switched(long earliestNanos, long latestNanos) {
    public Switched {
        if (latestNanos < earliestNanos) {
            throw new IllegalArgumentException("A switch moved not before " + earliestNanos + " and not after "
                    + latestNanos + " ns, which is never.");
        }
    }

    /** Half-way between both. */
    public long instantNanos() {
        return earliestNanos + (latestNanos - earliestNanos) / 2;
    }

    /** How far off {@link #instantNanos} may be, either way. */
    public long uncertaintyNanos() {
        return latestNanos - instantNanos();
    }
}
