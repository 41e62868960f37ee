package dev.diptych.capture.doctor;

import java.nio.file.Path;
import java.util.Set;

/**
 * A mounted file system.
 *
 * @param type as the kernel names it: {@code ext4}, {@code tmpfs}, {@code nfs4}
 */
public record Mount(Path point, String type, Set<String> options) {
    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph",
            "glusterfs", "afs", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone");
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    public Mount {
        options = Set.copyOf(options);
    }

    boolean has(String option) {
        return options.contains(option);
    }

    /** Whether another computer holds the files. */
    boolean isNetwork() {
        return NETWORK.contains(type);
    }

    /** Whether the files are gone after a restart. */
    boolean isMemory() {
        return MEMORY.contains(type);
    }
}
