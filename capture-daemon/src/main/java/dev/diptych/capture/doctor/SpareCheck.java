package dev.diptych.capture.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the spare archive can help when the archive's disk fails: it lies elsewhere, and its disk is sound. */
public final class SpareCheck implements Check {
    /** Whether two paths lie on one disk. */
    @FunctionalInterface
    public interface OneDisk {
        boolean holds(Path one, Path other) throws IOException;
    }

    private final Path archive;
    private final Path spare;
    private final OneDisk oneDisk;
    private final DiskCheck disk;

    /** @param disk looks at the spare archive's */
    public SpareCheck(Path archive, Path spare, OneDisk oneDisk, DiskCheck disk) {
        this.archive = archive;
        this.spare = spare;
        this.oneDisk = oneDisk;
        this.disk = disk;
    }

    @Override
    public String part() {
        return "spare";
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.add(oneDisk.holds(archive, spare)
                ? Finding.warn("spare.disk", "The spare archive " + spare + " lies on the disk of " + archive
                        + ", so both are lost or full at once.",
                        "Name a folder on another disk as archive.spare_folder.")
                : Finding.ok("spare.disk", "The spare archive " + spare + " lies on a disk of its own."));
        findings.addAll(disk.run());
        return findings;
    }
}
