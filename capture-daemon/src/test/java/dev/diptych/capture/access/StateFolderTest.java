package dev.diptych.capture.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.OperatorException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
    private static final long SELF = StateFolder.ThisUser.REAL.id();

    @TempDir
    Path above = Path.of("");
    private Path folder = above;

    @BeforeEach
    void name() {
        folder = above.resolve("rig/state");
    }

    @Test
    void itIsMadeForItsOwnerAlone() throws Exception {
        open(folder, SELF, true);

        assertEquals("rwx------", rights(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwx----w-"})
    void whereOthersCanWriteNobodyIsLetIn(String rights) throws Exception {
        Access running = QuickAccess.open(folder, () -> Instant.EPOCH);
        running.pair(running.newPairingCode(), "anna", "correct horse", "here");
        assertTrue(running.paired());

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));

        assertRefused("chmod 700 " + folder, () -> open(folder, SELF, true));
        assertFalse(running.paired());
        assertThrows(OperatorException.class, running::newPairingCode);
    }

    @Test
    void thatOthersCanListItIsFine() throws Exception {
        open(folder, SELF, true);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        open(folder, SELF, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access.json", "web.pem"})
    void secretsThatOthersCanReadAreNotBelieved(String name) throws Exception {
        open(folder, SELF, true);
        Path secret = Files.writeString(folder.resolve(name), "");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));

        assertRefused("chmod 600 " + secret, () -> open(folder, SELF, true));
    }

    @Test
    void whatBelongsToAnotherUserIsNotBelieved() throws Exception {
        open(folder, SELF, true);
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");

        // Root's are good for everybody: where root runs this, there is nothing to refuse.
        if (owner == 0) {
            Files.setAttribute(folder, "unix:uid", 4242);
            assertRefused("chown 0 " + folder, () -> open(folder, 0, true));
            open(folder, 4242, true);
            Files.createFile(folder.resolve("access.json"), StateFolder.ofSecret(folder));
            open(folder, 4242, true);
            Files.setAttribute(folder.resolve("access.json"), "unix:uid", 4243);
            assertRefused("chown 4242 " + folder.resolve("access.json"), () -> open(folder, 4242, true));
        } else {
            assertRefused("chown 4242 " + folder, () -> open(folder, 4242, true));
        }
    }

    @Test
    void whereThisProgramCannotWriteItSaysSoAtTheStart() throws Exception {
        assertRefused("cannot write to the state folder " + folder, () -> open(folder, SELF, false));
    }

    @Test
    void aFullDiskIsSaidWhenTheCodeIsMade() throws Exception {
        Access access = QuickAccess.open(folder, () -> Instant.EPOCH);
        // Root can write into anything but what is no folder.
        Files.createDirectory(folder.resolve(".access.json.lock"));

        assertRefused(folder.resolve("access.json") + " cannot be written", access::newPairingCode);
    }

    @Test
    void aLockThatAnotherProgramKeepsIsWaitedForForThreeSeconds() throws Exception {
        AtomicInteger pauses = new AtomicInteger();
        AccessFile file = new AccessFile(StateFolder.open(folder, StateFolder.ThisUser.REAL), pauses::incrementAndGet);
        try (FileChannel other = FileChannel.open(folder.resolve(".access.json.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            FileLock held = other.lock();

            assertRefused("access.json is held by another program", () -> file.change(before -> before));
            assertEquals(3000 / 20, pauses.get());

            held.release();
        }
        assertEquals(AccessDocument.EMPTY, file.change(before -> before), "nothing is held after that");
    }

    @Test
    void aLockThatAnotherProgramGivesBackIsTaken() throws Exception {
        StateFolder opened = StateFolder.open(folder, StateFolder.ThisUser.REAL);
        try (FileChannel other = FileChannel.open(folder.resolve(".access.json.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            FileLock held = other.lock();
            AccessFile file = new AccessFile(opened, () -> assertDoesNotThrow(held::release));

            assertEquals(AccessDocument.EMPTY, file.change(before -> before));
        }
    }

    private static void open(Path folder, long user, boolean writable) throws OperatorException {
        StateFolder.open(folder, new StateFolder.ThisUser() {
            @Override
            public long id() {
                return user;
            }

            @Override
            public boolean mayWriteTo(Path it) {
                return writable;
            }
        });
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertRefused(String with, Executable what) {
        String said = String.valueOf(assertThrows(OperatorException.class, what).getMessage());
        assertTrue(said.contains(with) && !said.contains("\n"), said);
    }
}
