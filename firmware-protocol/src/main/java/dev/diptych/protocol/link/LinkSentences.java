package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.message.Limits;

/**
 * What is said when a board cannot be reached: which port, and what to look at. Whether that is begun anew by starting again
 * or by clearing a fault is for whoever opened it to say.
 */
final class LinkSentences {
    private LinkSentences() {
    }

    static LinkException missing(String port, String ports) {
        return new LinkException(LinkFault.E_MCU_MISSING, "There is no port " + port
                + " for the board that switches the lights: plug the board in, or name another port; " + ports + ".");
    }

    static LinkException port(String port, String reason) {
        return new LinkException(LinkFault.E_MCU_PORT,
                "The port " + port + " of the board that switches the lights cannot be opened: " + reason + ".");
    }

    static LinkException silent(String port, long seconds) {
        return new LinkException(LinkFault.E_MCU_SILENT, "Nothing on " + port + " has answered for " + seconds
                + " s as Diptych's firmware does: check that it is the board's port, else flash the board with it"
                + " (firmware-protocol/firmware/README.md).");
    }

    static LinkException otherFirmware(String port, String firmware, long schemaHash, int version) {
        return new LinkException(LinkFault.E_FIRMWARE,
                "The board on %s has firmware %s, of schema %08x and version %d of the protocol, but this program speaks"
                        .formatted(port, firmware, schemaHash, version)
                        + " schema %08x and version %d: flash the board with the firmware that belongs to this program"
                                .formatted(Limits.SCHEMA_HASH, Frame.VERSION)
                        + " (firmware-protocol/firmware/README.md).");
    }

    static LinkException misunderstood(String port, String request, String answer) {
        return new LinkException(LinkFault.E_FIRMWARE, "The board on " + port + " answers " + answer + " to "
                + request + ", which firmware of this schema does not: flash it anew"
                + " (firmware-protocol/firmware/README.md).");
    }

    static LinkException otherBoard(String port, String expected, String serial) {
        return new LinkException(LinkFault.E_MCU_IDENTITY, "The board on " + port + " is " + serial + ", not "
                + expected + " as configured: plug in that one, or configure this one if its outputs are wired so.");
    }

    static LinkException unplugged(String port) {
        return new LinkException(LinkFault.E_LINK_LOST, "The port " + port + " of the board that switches the lights"
                + " has gone: check its cable and plug it in again.");
    }

    static LinkException lost(String port) {
        return new LinkException(LinkFault.E_LINK_LOST, "The board on " + port + " has not answered five tries: check"
                + " its cable and its power; whether it did what it was asked last is unknown.");
    }

    static LinkException neverServed(String port, long seconds) {
        return new LinkException(LinkFault.E_LINK_LOST, "What the board on " + port + " was to be asked has not had its"
                + " turn for " + seconds + " s: the port holds this program fast, so unplug the board and plug it in"
                + " again; whether it was asked is unknown.");
    }

    static LinkException interrupted(String port) {
        return new LinkException(LinkFault.E_LINK_LOST, "Waiting for the board on " + port
                + " was broken off; whether it did what it was asked last is unknown.");
    }

    static LinkException closed(String port) {
        return new LinkException(LinkFault.E_LINK_LOST,
                "The link to the board on " + port + " was closed: open it again to ask.");
    }

    static LinkException broken(String port, String cause) {
        return new LinkException(LinkFault.E_LINK_LOST, "The link to the board on " + port
                + " has failed within this program (" + cause + "): report it.");
    }

    static LinkException reset(String port) {
        return new LinkException(LinkFault.E_MCU_RESET,
                "The board on " + port + " was reset; what became of what it was"
                        + " doing is unknown, so look at the last pictures and check its power.");
    }
}
