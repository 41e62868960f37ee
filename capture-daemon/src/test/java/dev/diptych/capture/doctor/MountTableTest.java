package dev.diptych.capture.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {
    private static final MountTable TABLE = MountTable.parse("""
            /dev/sda1 / ext4 rw,relatime 0 0
            tmpfs /tmp tmpfs rw,noexec 0 0
            server:/export /mnt/the\\040lab nfs4 rw,vers=4.2 0 0
            /dev/sdb1 /data ext4 rw 0 0
            overlay /data overlay ro 0 0
            what is this
            """);

    @ParameterizedTest
    @CsvSource({"/home/rig,ext4,the root holds the rest", "/tmp/x/y,tmpfs,below the mount",
        "/tmpfiles,ext4,a name that only begins alike", "/mnt/the lab/a,nfs4,a blank is written as octal",
        "/data/a,overlay,the later mount hides the earlier"})
    void theMountOfAPathIsTheNearest(Path path, String type, String why) {
        assertEquals(type, TABLE.holding(path).orElseThrow().type(), why);
    }

    @Test
    void optionsAreKept() {
        assertTrue(TABLE.holding(Path.of("/tmp")).orElseThrow().has("noexec"));
    }

    @Test
    void withoutATableNothingIsKnown() {
        assertTrue(MountTable.parse("").holding(Path.of("/")).isEmpty());
    }
}
