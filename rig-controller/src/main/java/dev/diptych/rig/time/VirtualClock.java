package dev.diptych.rig.time;

/** Time that passes only when somebody waits for it. For one thread. */
public final class VirtualClock implements Clock {
    private long nowNanos;

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public void sleepUntil(long instantNanos) {
        nowNanos = Math.max(nowNanos, instantNanos);
    }
}
