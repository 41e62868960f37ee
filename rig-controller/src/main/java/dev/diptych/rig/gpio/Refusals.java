package dev.diptych.rig.gpio;

import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.Kernel;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator is told when GPIO is refused. */
final class Refusals {
    private Refusals() {
    }

    static DeviceException noJna(LinkageError error) {
        return new DeviceException(DeviceFault.E_GPIO_FAILED, "JNA, which reaches GPIO lines, cannot be loaded ("
                + error.getMessage() + "): name a folder from which programs may run with -Djna.tmpdir=FOLDER.", error);
    }

    static DeviceException noChipAtAll() {
        return new DeviceException(DeviceFault.E_GPIO_NO_CHIP,
                "This computer has no GPIO chip (there is no /dev/gpiochip0): run this on the board that the lines are"
                        + " wired to.");
    }

    static DeviceException noSuchChip(String wanted, List<GpioChip> chips) {
        String what = wanted.startsWith("/")
                ? "No GPIO chip lies at " + wanted
                : "No GPIO chip is labelled \"" + wanted + "\"";
        return new DeviceException(DeviceFault.E_GPIO_NO_CHIP, what + "; this computer has " + listed(chips)
                + ": name one of these.");
    }

    static DeviceException noChip(String path) {
        return new DeviceException(DeviceFault.E_GPIO_NO_CHIP,
                path + " is not a GPIO chip: name one of /dev/gpiochip0 and those that follow.");
    }

    static DeviceException ambiguousChip(String label, List<GpioChip> chips) {
        return new DeviceException(DeviceFault.E_GPIO_NO_CHIP, chips.size() + " GPIO chips are labelled \"" + label
                + "\": name the one you mean by its path, of " + listed(chips) + ".");
    }

    static DeviceException noSuchLine(GpioChip chip, String wanted, List<String> names) {
        String named = names.isEmpty() ? "none of them has a name" : "their names are " + String.join(", ", names);
        return new DeviceException(DeviceFault.E_GPIO_NO_LINE, chip + " has no line \"" + wanted
                + "\"; its lines are numbered 0 to " + (chip.lineCount() - 1) + ", and " + named + ".");
    }

    static DeviceException ambiguousLine(GpioChip chip, String name, List<Integer> numbers) {
        return new DeviceException(DeviceFault.E_GPIO_NO_LINE, "Lines "
                + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + chip
                + " are all named \"" + name + "\": name the one you mean by its number.");
    }

    static DeviceException givenTwice(GpioLine line, String firstId, String secondId) {
        return new DeviceException(DeviceFault.E_GPIO_BUSY, "Both " + firstId + " and " + secondId + " are given "
                + line + ": each needs a line of its own.");
    }

    static DeviceException busy(GpioLine line, String consumer) {
        String holder = consumer.isEmpty()
                ? "the kernel, or by a program that does not give its name"
                : "\"" + consumer + "\"";
        return new DeviceException(DeviceFault.E_GPIO_BUSY, "The " + line + " is used by " + holder
                + ": end what uses it, or wire to another line.");
    }

    static DeviceException notOpened(Kernel kernel, String path, int answer) {
        if (!Errno.EACCES.refused(answer) && !Errno.EPERM.refused(answer)) {
            return failed("open " + path, answer);
        }
        Optional<String> group = kernel.groupOf(path);
        String remedy = group.filter("root"::equals).isPresent()
                ? "give the group gpio its devices by the udev rule SUBSYSTEM==\"gpio\", GROUP=\"gpio\", MODE=\"0660\""
                        + " and join it with `sudo usermod -aG gpio $USER`"
                : "join its group with `sudo usermod -aG " + group.orElse("gpio") + " $USER`";
        return new DeviceException(DeviceFault.E_GPIO_DENIED, "This user may not open " + path + ": " + remedy
                + ", then log in anew.");
    }

    static DeviceException failed(String attempt, int answer) {
        return new DeviceException(DeviceFault.E_GPIO_FAILED, "The kernel did not " + attempt + ": "
                + Errno.nameOf(answer) + hint(answer) + ".");
    }

    private static String hint(int answer) {
        if (Errno.EINVAL.refused(answer) || Errno.ENOTTY.refused(answer)) {
            return "; lines are requested as Linux does since 5.10, so look at the kernel's version with `uname -r`";
        }
        if (Errno.ENOTSUPP.refused(answer) || Errno.EOPNOTSUPP.refused(answer)) {
            return "; the chip has no such resistor, so leave the line's bias as it is and solder one";
        }
        if (Errno.ENXIO.refused(answer)) {
            return "; the line raises no interrupts, so wire the contact to another";
        }
        if (Errno.ENODEV.refused(answer)) {
            return "; the chip is gone, so look at its cable and start again";
        }
        return "";
    }

    private static String listed(List<GpioChip> chips) {
        return chips.stream().map(GpioChip::toString).collect(Collectors.joining(", "));
    }
}
