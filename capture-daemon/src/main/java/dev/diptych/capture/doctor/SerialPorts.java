package dev.diptych.capture.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The serial ports of a computer with Linux. None is opened: that alone resets some boards.
 *
 * @param dev {@code /dev}
 * @param proc {@code /proc}
 */
record SerialPorts(Path dev, Path proc) {
    private static final String BOARDS = "tty{ACM,USB}*";

    static SerialPorts ofThisComputer() {
        return new SerialPorts(Path.of("/dev"), Path.of("/proc"));
    }

    /** Those that a board may be at: by names that stay the same, or else as the kernel counts them. */
    List<Path> there() {
        List<Path> byId = entries(dev.resolve("serial/by-id"), "*");
        return byId.isEmpty() ? entries(dev, BOARDS) : byId;
    }

    /**
     * Which other program has it open, as far as this user may see; of a pseudo-terminal nobody, because whoever is at its
     * other end is what it leads to.
     */
    Optional<String> holder(Path port) {
        Path real;
        try {
            real = port.toRealPath();
        } catch (IOException e) {
            return Optional.empty();
        }
        return real.startsWith(dev.resolve("pts"))
                ? Optional.empty()
                : entries(proc, "[0-9]*").stream()
                        .filter(process -> !process.endsWith(String.valueOf(ProcessHandle.current().pid())))
                        .filter(process -> hasOpen(process, real))
                        .findFirst()
                        .map(SerialPorts::name);
    }

    private static boolean hasOpen(Path process, Path file) {
        return entries(process.resolve("fd"), "*").stream().anyMatch(open -> {
            try {
                return Files.readSymbolicLink(open).equals(file);
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String name(Path process) {
        String number = "process " + process.getFileName();
        try {
            return "\"" + Files.readString(process.resolve("comm")).strip() + "\" (" + number + ")";
        } catch (IOException e) {
            return number;
        }
    }

    /** Whose members may use it; empty if the file system does not say. */
    Optional<String> group(Path port) {
        try {
            return Optional.of(String.valueOf(Files.getAttribute(port, "posix:group")));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    boolean isThere(Path port) {
        return Files.exists(port);
    }

    boolean isUsable(Path port) {
        return Files.isReadable(port) && Files.isWritable(port);
    }

    private static List<Path> entries(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, pattern)) {
            listed.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that is not there, or that this user may not see, has nothing.
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
