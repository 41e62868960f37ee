package dev.diptych.rig.gpio.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The system calls themselves, on files that every Linux has; no GPIO chip is touched. */
@EnabledOnOs(OS.LINUX)
class LinuxKernelTest {
    private final Kernel kernel = new LinuxKernel();

    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsRefusedByName() {
        int answer = kernel.open(folder.resolve("gpiochip0").toString());
        assertTrue(Errno.ENOENT.refused(answer));
        assertEquals("ENOENT", Errno.nameOf(answer));
    }

    @Test
    void aDeviceThatIsNoGpioChipRefusesItsCalls() {
        int fd = kernel.open("/dev/null");
        assertEquals("ENOTTY",
                Errno.nameOf(kernel.ioctl(fd, GpioCall.GPIO_GET_CHIPINFO_IOCTL, ChipInfo.allocate())));
        kernel.close(fd);
    }

    @Test
    void readsWhatPollSaysIsThere() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[]{7, 8, 9});
        int fd = kernel.open(file.toString());
        ByteBuffer polled = PollFd.encodeAll(List.of(-1, fd));
        assertEquals(1, kernel.poll(polled, 2, -1));
        assertEquals(new PollFd(fd, true, false), PollFd.decode(polled, 1));
        ByteBuffer into = LineEvent.allocate(1);
        assertEquals(3, kernel.read(fd, into));
        assertEquals(0x09, into.get(2));
        assertEquals(0, kernel.read(fd, into));
        kernel.close(fd);
    }

    @Test
    void aFileThatWasGivenBackIsNobodysAnyMore() {
        int fd = kernel.open("/dev/null");
        kernel.close(fd);
        assertEquals("EBADF", Errno.nameOf(kernel.read(fd, LineEvent.allocate(1))));
    }

    @Test
    void programsThatAreStartedDoNotInheritTheFile() throws IOException {
        int fd = kernel.open("/dev/null");
        String flags = Files.readString(Path.of("/proc/self/fdinfo/" + fd))
                .lines()
                .filter(line -> line.startsWith("flags:"))
                .findFirst()
                .orElseThrow();
        kernel.close(fd);
        assertEquals(0x80002, Integer.parseInt(flags.substring("flags:".length()).strip(), 8) & 0x80003);
    }

    @Test
    void knowsTheGroupOfADevice() {
        assertEquals(Optional.of("root"), kernel.groupOf("/dev/null"));
        assertEquals(Optional.empty(), kernel.groupOf(folder.resolve("none").toString()));
    }
}
