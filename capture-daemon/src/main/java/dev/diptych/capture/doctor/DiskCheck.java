package dev.diptych.capture.doctor;

import dev.diptych.capture.report.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether an archive's disk has room, keeps what it is given, and is fast enough. */
public final class DiskCheck implements Check {
    /** The rig takes a pair a second at most. */
    private static final double LONGEST_PAIR_SECONDS = 1;
    /** A pair's commit waits for a dozen of these. */
    private static final double LONGEST_SYNC_MS = 100;

    /** Finds the disk. */
    @FunctionalInterface
    public interface Source {
        Disk find() throws IOException;
    }

    private final String part;
    private final Source source;
    private final PairNeeds needs;

    /** @param part what its findings' ids begin with */
    public DiskCheck(String part, Source source, PairNeeds needs) {
        this.part = part;
        this.source = source;
        this.needs = needs;
    }

    @Override
    public String part() {
        return part;
    }

    @Override
    public List<Finding> run() throws IOException {
        Disk disk = source.find();
        Optional<Mount> mount = disk.mount();
        List<Finding> findings = new ArrayList<>();
        findings.add(kind(disk, mount));
        findings.add(space(disk));
        if (mount.filter(it -> it.has("ro")).isPresent()) {
            findings.add(unwritable(disk.folder() + " is mounted read-only."));
            return findings;
        }
        try {
            Disk.WriteTimes times = disk.measure();
            findings.add(Finding.ok(part + ".write", disk.folder() + " can be written."));
            findings.add(speed(times));
            findings.add(sync(times));
        } catch (IOException e) {
            findings.add(String.valueOf(e.getMessage()).contains("No space left")
                    ? Finding.fail(part + ".write", disk.folder() + " cannot be written: the disk is full.",
                            "Free space on it, or name another archive with --archive.")
                    : unwritable(disk.folder() + " cannot be written (" + e.getMessage() + ")."));
        }
        return findings;
    }

    private Finding unwritable(String evidence) {
        return Finding.fail(part + ".write", evidence, "Make the folder writable for this user (chown, chmod, mount -o"
                + " remount,rw), or name another archive with --archive.");
    }

    private Finding kind(Disk disk, Optional<Mount> mount) {
        if (mount.isEmpty()) {
            return Finding.note(part + ".kind", "This system does not say on what kind of disk " + disk.folder()
                    + " lies.");
        }
        String evidence = disk.folder() + " lies on " + mount.get().type() + ", mounted at " + mount.get().point();
        if (mount.get().isMemory()) {
            return Finding.note(part + ".kind", evidence + ": its contents are gone after a restart.");
        }
        return mount.get().isNetwork()
                ? Finding.warn(part + ".kind", evidence + ": another computer decides when a pair is safe.",
                        "Keep the archive on a disk of this computer and copy it afterwards.")
                : Finding.ok(part + ".kind", evidence + ".");
    }

    private Finding space(Disk disk) throws IOException {
        DiskRoom room = new DiskRoom(disk.usableBytes(), needs);
        String evidence = room.words() + " of " + needs.name() + " beside the reserve of "
                + Figures.bytes(needs.reserveBytes()) + ".";
        String remedy = "Free space on the disk of " + disk.folder() + ", or name an archive on another with"
                + " --archive.";
        return switch (room.severity()) {
            case FAIL -> Finding.fail(part + ".space", evidence, remedy);
            case WARN -> Finding.warn(part + ".space", evidence, remedy);
            case NOTE, OK -> Finding.ok(part + ".space", evidence);
        };
    }

    private Finding speed(Disk.WriteTimes times) {
        double seconds = needs.diskBytes() / times.bytesPerSecond();
        String evidence = String.format(Locale.ROOT, "%s were safe at %.0f MB/s; a pair takes %.2f s.",
                Figures.bytes(times.bytes()), times.bytesPerSecond() / 1e6, seconds);
        return seconds <= LONGEST_PAIR_SECONDS
                ? Finding.ok(part + ".speed", evidence)
                : Finding.warn(part + ".speed", evidence,
                        "End what else writes to the disk, or take a faster one (an SSD"
                                + " instead of a memory card).");
    }

    private Finding sync(Disk.WriteTimes times) {
        double p50Ms = times.syncQuantileNanos(0.5) / 1e6;
        double p99Ms = times.syncQuantileNanos(0.99) / 1e6;
        String evidence = String.format(Locale.ROOT, "%d small writes were safe after %.1f ms (p50), %.1f ms (p99).",
                times.syncNanos().size(), p50Ms, p99Ms);
        return p99Ms <= LONGEST_SYNC_MS
                ? Finding.ok(part + ".sync", evidence)
                : Finding.warn(part + ".sync", evidence,
                        "End what else writes to the disk, or take a faster one (an SSD"
                                + " instead of a memory card).");
    }
}
