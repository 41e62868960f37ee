package dev.diptych.rig.gpio;

import dev.diptych.rig.gpio.internal.ChipInfo;
import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.GpioCall;
import dev.diptych.rig.gpio.internal.Kernel;
import dev.diptych.rig.gpio.internal.LineInfo;
import dev.diptych.rig.gpio.internal.LinuxKernel;
import dev.diptych.rig.host.DeviceException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import dev.diptych.rig.gpio.internal.LineFlag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The GPIO chips of this computer: what there is, and where an address leads. Holds nothing open. */
public final class GpioChips {
    private final Kernel kernel;

    /** @throws DeviceException if the kernel cannot be called from here */
    public static GpioChips ofThisComputer() throws DeviceException {
        return new GpioChips(linux());
    }

    GpioChips(Kernel kernel) {
        this.kernel = kernel;
    }

    static Kernel linux() throws DeviceException {
        try {
            return new LinuxKernel();
        } catch (LinkageError e) {
            throw Refusals.noJna(e);
        }
    }

    /** Chips that this user may open, and the refusal of the first that he may not. */
    private record Found(List<GpioChip> chips, @Nullable DeviceException refusal) {}

    /**
     * The chips that this user may open, in the kernel's order; none if the computer has none.
     *
     * @throws DeviceException if there are chips and this user may open none of them
     */
    public List<GpioChip> list() throws DeviceException {
        Found found = look();
        if (found.chips().isEmpty() && found.refusal() != null) {
            throw found.refusal();
        }
        return found.chips();
    }

    /**
     * The line at an address. A name goes before a number: a line may be named {@code 17}.
     *
     * @throws DeviceException with what there is instead
     */
    public GpioLine find(LineAddress address) throws DeviceException {
        GpioChip chip = chip(address.chip());
        List<LineInfo> lines = lines(chip);
        List<LineInfo> named = lines.stream().filter(line -> line.name().equals(address.line())).toList();
        if (named.size() > 1) {
            throw Refusals.ambiguousLine(chip, address.line(), named.stream().map(LineInfo::offset).toList());
        }
        if (named.size() == 1) {
            return new GpioLine(chip, named.getFirst().offset(), named.getFirst().name());
        }
        return lines.stream()
                .filter(line -> String.valueOf(line.offset()).equals(address.line()))
                .map(line -> new GpioLine(chip, line.offset(), line.name()))
                .findFirst()
                .orElseThrow(() -> Refusals.noSuchLine(chip, address.line(),
                        lines.stream().map(LineInfo::name).filter(name -> !name.isEmpty()).toList()));
    }

    /**
     * Who holds a line: a program by the name it gave, or the kernel, which gives none.
     *
     * @return empty if nobody does
     */
    public Optional<String> holder(GpioLine line) throws DeviceException {
        int fd = kernel.open(line.chip().path());
        if (fd < 0) {
            throw Refusals.notOpened(kernel, line.chip().path(), fd);
        }
        try {
            LineInfo info = OpenLines.info(kernel, fd, line);
            return info.flags().contains(LineFlag.USED) ? Optional.of(info.consumer()) : Optional.empty();
        } finally {
            kernel.close(fd);
        }
    }

    private GpioChip chip(String labelOrPath) throws DeviceException {
        if (labelOrPath.startsWith("/")) {
            int fd = kernel.open(labelOrPath);
            if (fd >= 0) {
                return chipAndClose(fd, labelOrPath);
            }
            if (!Errno.ENOENT.refused(fd)) {
                throw Refusals.notOpened(kernel, labelOrPath, fd);
            }
        }
        Found found = look();
        List<GpioChip> labelled = found.chips().stream().filter(chip -> chip.label().equals(labelOrPath)).toList();
        if (labelled.size() == 1) {
            return labelled.getFirst();
        }
        if (labelled.size() > 1) {
            throw Refusals.ambiguousChip(labelOrPath, labelled);
        }
        if (found.refusal() != null) {
            throw found.refusal();
        }
        throw found.chips().isEmpty() ? Refusals.noChipAtAll() : Refusals.noSuchChip(labelOrPath, found.chips());
    }

    private Found look() throws DeviceException {
        List<GpioChip> chips = new ArrayList<>();
        Set<String> names = new HashSet<>();
        DeviceException refusal = null;
        for (String path : kernel.gpioChipPaths()) {
            int fd = kernel.open(path);
            if (fd < 0) {
                refusal = refusal == null ? Refusals.notOpened(kernel, path, fd) : refusal;
                continue;
            }
            // Raspberry Pi OS links /dev/gpiochip4 of old to the chip's place of today: one chip, two paths.
            ChipInfo info = infoAndClose(fd, path);
            if (names.add(info.name())) {
                chips.add(new GpioChip(path, info.label(), info.lineCount()));
            }
        }
        return new Found(List.copyOf(chips), refusal);
    }

    private GpioChip chipAndClose(int fd, String path) throws DeviceException {
        ChipInfo info = infoAndClose(fd, path);
        return new GpioChip(path, info.label(), info.lineCount());
    }

    private ChipInfo infoAndClose(int fd, String path) throws DeviceException {
        try {
            ByteBuffer info = ChipInfo.allocate();
            int answer = kernel.ioctl(fd, GpioCall.GPIO_GET_CHIPINFO_IOCTL, info);
            if (Errno.ENOTTY.refused(answer)) {
                throw Refusals.noChip(path);
            }
            if (answer < 0) {
                throw Refusals.failed("tell what " + path + " is", answer);
            }
            return ChipInfo.decode(info);
        } finally {
            kernel.close(fd);
        }
    }

    private List<LineInfo> lines(GpioChip chip) throws DeviceException {
        int fd = kernel.open(chip.path());
        if (fd < 0) {
            throw Refusals.notOpened(kernel, chip.path(), fd);
        }
        try {
            List<LineInfo> lines = new ArrayList<>();
            for (int number = 0; number < chip.lineCount(); number++) {
                lines.add(OpenLines.info(kernel, fd, new GpioLine(chip, number, "")));
            }
            return lines;
        } finally {
            kernel.close(fd);
        }
    }
}
