package dev.diptych.rig.time;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Real time: {@link System#nanoTime()}, which on Linux is CLOCK_MONOTONIC, the clock of the kernel's GPIO events and of
 * V4L2 buffers. Waiting is not cut short by an interrupt; the thread's interrupt status is kept. For any number of
 * threads.
 */
public final class SystemClock implements Clock {
    /** A sleeping thread is woken up to so late by an idle machine's scheduler; the rest is spun through. */
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(1500);

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long instantNanos) {
        boolean interrupted = false;
        long leftNanos = instantNanos - System.nanoTime();
        while (leftNanos > 0) {
            LockSupport.parkNanos(this, leftNanos);
            // Otherwise the thread could not park again.
            interrupted |= Thread.interrupted();
            leftNanos = instantNanos - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void spinUntil(long instantNanos) {
        sleepUntil(instantNanos - SPIN_NANOS);
        while (System.nanoTime() - instantNanos < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
