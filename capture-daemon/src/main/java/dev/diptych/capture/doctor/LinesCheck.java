package dev.diptych.capture.doctor;

import dev.diptych.rig.gpio.LineAddress;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the GPIO lines that the configuration names are there and free. Nothing is switched. */
public final class LinesCheck implements Check {
    /** Looks a line up. */
    public interface Lines {
        /**
         * The line as people know it.
         *
         * @throws DeviceException if there is none
         */
        String find(LineAddress address) throws DeviceException;

        /** Who holds the line; empty if nobody does. */
        Optional<String> holder(LineAddress address) throws DeviceException;
    }

    /** Gets at the chips of this computer. */
    @FunctionalInterface
    public interface Source {
        Lines open() throws DeviceException;
    }

    private record Refused(DeviceException reason, List<String> ids) {}

    private final Map<String, LineAddress> wanted;
    private final Source source;

    /** @param wanted by the id of the light or contact that is on it */
    public LinesCheck(Map<String, LineAddress> wanted, Source source) {
        this.wanted = new LinkedHashMap<>(wanted);
        this.source = source;
    }

    @Override
    public String part() {
        return "gpio";
    }

    @Override
    public List<Finding> run() {
        Lines lines;
        try {
            lines = source.open();
        } catch (DeviceException e) {
            return List.of(missing("gpio.lines", e, wanted.keySet().stream().toList()));
        }
        List<Finding> findings = new ArrayList<>();
        // What keeps several lines for one reason is told once.
        Map<String, Refused> alike = new LinkedHashMap<>();
        wanted.forEach((id, address) -> {
            try {
                findings.add(found(id, lines.find(address), lines.holder(address)));
            } catch (DeviceException e) {
                alike.computeIfAbsent(String.valueOf(e.getMessage()), sentence -> new Refused(e, new ArrayList<>()))
                        .ids()
                        .add(id);
            }
        });
        for (Refused refused : alike.values()) {
            String which = refused.ids().size() == 1 ? refused.ids().getFirst() : "lines";
            findings.add(missing("gpio." + which, refused.reason(), refused.ids()));
        }
        return findings;
    }

    private static Finding found(String id, String line, Optional<String> holder) {
        return holder.map(name -> Finding.fail("gpio." + id,
                "\"" + id + "\": " + line + " is held by " + (name.isEmpty() ? "the kernel" : "\"" + name + "\"") + ".",
                "End what holds it (gpioinfo names it), or take another line."))
                .orElseGet(() -> Finding.ok("gpio." + id, "\"" + id + "\": " + line + " is free."));
    }

    private static Finding missing(String id, DeviceException e, List<String> ids) {
        return Finding.fail(id, e.fault() + ": " + e.getMessage() + " It is wanted for " + String.join(", ", ids) + ".",
                remedy(e.fault()));
    }

    private static String remedy(DeviceFault fault) {
        return switch (fault) {
            case E_GPIO_NO_CHIP ->
                "Run this on the board that the lights are wired to, and name the chip as gpiodetect does (sudo apt install gpiod).";
            case E_GPIO_NO_LINE -> "Name the line as gpioinfo does (sudo apt install gpiod).";
            case E_GPIO_DENIED -> "sudo usermod -aG gpio $USER, then log in again.";
            case E_GPIO_BUSY -> "End what holds it (gpioinfo names it), or take another line.";
            default -> "Mend what the sentence names, then run diptych doctor again.";
        };
    }
}
