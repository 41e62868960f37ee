package dev.diptych.capture.doctor;

import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a board's port cannot be opened: as far as it can be seen without opening it, because that may reset the board. */
record McuPortFindings(Path port, SerialPorts ports) {
    private static final String ID = "mcu.port";

    /** Empty if nothing speaks against it. */
    Optional<Finding> beforeOpening() {
        if (!ports.isThere(port)) {
            return Optional.of(missing("The board's port " + port + " is not there; " + others()));
        }
        Optional<String> holder = ports.holder(port);
        if (holder.isPresent()) {
            return Optional.of(Finding.fail(ID, LinkFault.E_MCU_PORT + ": The board's port " + port + " is in use by "
                    + holder.get() + "; it was not touched, because opening it may reset the board.",
                    "End that program. If it is the rig's own diptych run, ask its console's health page about the board."));
        }
        return ports.isUsable(port)
                ? Optional.empty()
                : Optional.of(Finding.fail(ID,
                        LinkFault.E_MCU_PORT + ": The board's port " + port + " may not be used by this user"
                                + ports.group(port).map(name -> "; it is for the group " + name).orElse("") + ".",
                        joinGroup() + "."));
    }

    /** It was not there any more when it was to be opened. */
    Finding gone(LinkException e) {
        return beforeOpening().orElseGet(() -> missing(String.valueOf(e.getMessage())));
    }

    /** The system did not let it be opened, though nothing spoke against it. */
    Finding refused(LinkException e) {
        return beforeOpening().orElseGet(() -> Finding.fail(ID, LinkFault.E_MCU_PORT + ": " + e.getMessage(),
                "End what uses the port: an Arduino monitor, ModemManager, another Diptych. If it is no serial port, name"
                        + " another as port in [mcu]."));
    }

    private Finding missing(String sentence) {
        return Finding.fail(ID, LinkFault.E_MCU_MISSING + ": " + sentence, ports.there().isEmpty()
                ? "Plug the board in, with a cable that carries data and not power alone (dmesg | tail tells of it)."
                : "Plug the board in, or write its port as port in [mcu].");
    }

    private String others() {
        List<Path> there = ports.there();
        return there.isEmpty()
                ? "no serial port of a USB device is."
                : "there is " + there.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".";
    }

    private String joinGroup() {
        return "sudo usermod -aG " + ports.group(port).filter(name -> !name.equals("root")).orElse("dialout")
                + " $USER, then log in again";
    }
}
