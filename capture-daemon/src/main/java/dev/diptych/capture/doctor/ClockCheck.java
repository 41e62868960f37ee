package dev.diptych.capture.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Whether the wall clock can be right, the monotonic clock goes, and the system keeps its time. */
public final class ClockCheck implements Check {
    /** This program is not older. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** Clocks of computers are set now and then. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int READINGS = 10_000;

    /** Whether a time server keeps the clock right. */
    public enum Synchronisation {
        YES, NO,
        /** Nobody here can say. */
        UNKNOWN
    }

    /** Finds the time at which the archive was last written; empty if there is none. */
    @FunctionalInterface
    public interface LastWritten {
        Optional<Instant> find() throws IOException;
    }

    private final InstantSource wallTime;
    private final LongSupplier monotonicNanos;
    private final LastWritten archive;
    private final Supplier<Synchronisation> synchronisation;

    public ClockCheck(InstantSource wallTime, LongSupplier monotonicNanos, LastWritten archive,
            Supplier<Synchronisation> synchronisation) {
        this.wallTime = wallTime;
        this.monotonicNanos = monotonicNanos;
        this.archive = archive;
        this.synchronisation = synchronisation;
    }

    @Override
    public String part() {
        return "clock";
    }

    @Override
    public List<Finding> run() throws IOException {
        return List.of(wall(), monotonic(), synchronised());
    }

    private Finding wall() throws IOException {
        Instant now = wallTime.instant();
        String evidence = "The clock says " + now.truncatedTo(ChronoUnit.SECONDS);
        String remedy = "sudo timedatectl set-ntp true, or sudo date --set TIME";
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            return Finding.fail("clock.wall", evidence + ", which cannot be.", remedy);
        }
        Optional<Instant> written = archive.find();
        if (written.filter(it -> it.isAfter(now.plus(TOLERANCE))).isPresent()) {
            return Finding.fail("clock.wall", evidence + ", but the archive was written at "
                    + written.get().truncatedTo(ChronoUnit.SECONDS)
                    + ": consents and calibrations would be judged by a wrong day.", remedy);
        }
        return Finding.ok("clock.wall", evidence + written.map(
                it -> "; the archive was last written at " + it.truncatedTo(ChronoUnit.SECONDS)).orElse("") + ".");
    }

    private Finding monotonic() {
        long firstNanos = monotonicNanos.getAsLong();
        long beforeNanos = firstNanos;
        for (int i = 1; i < READINGS; i++) {
            long nanos = monotonicNanos.getAsLong();
            if (nanos - beforeNanos < 0) {
                return Finding.fail("clock.monotonic", "The monotonic clock went back by " + (beforeNanos - nanos)
                        + " ns.",
                        "Restart the computer; in a virtual machine, choose another clock source (cat"
                                + " /sys/devices/system/clocksource/clocksource0/available_clocksource).");
            }
            beforeNanos = nanos;
        }
        return beforeNanos == firstNanos
                ? Finding.fail("clock.monotonic", "The monotonic clock stands still over " + READINGS + " readings.",
                        "Restart the computer.")
                : Finding.ok("clock.monotonic", "The monotonic clock goes; " + READINGS + " readings took "
                        + (beforeNanos - firstNanos) / 1000 + " us.");
    }

    private Finding synchronised() {
        return switch (synchronisation.get()) {
            case YES -> Finding.ok("clock.synchronised", "A time server keeps the clock right.");
            case NO -> Finding.warn("clock.synchronised", "No time server keeps the clock right.",
                    "sudo timedatectl set-ntp true, and a network");
            case UNKNOWN -> Finding.note("clock.synchronised",
                    "This system does not say whether a time server keeps the clock right.");
        };
    }
}
