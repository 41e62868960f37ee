package dev.diptych.protocol.avr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.link.LinkFault;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.State;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The host of one AVR. When this computer has held it up, it opens the link anew, clears HOST_LOST, and goes on. */
final class AvrHost implements AutoCloseable {
    private static final Set<LinkFault> NUISANCES = EnumSet.of(LinkFault.E_LINK_LOST, LinkFault.E_MCU_SILENT);
    private static final int MOST_NUISANCES = 64;

    private final EmulatedBoard avr;
    private final Random random;
    private Board board;
    private AvrShots shots;
    private int nuisances;

    AvrHost(EmulatedBoard avr, long seed) throws Exception {
        this.avr = avr;
        random = new Random(seed);
        board = opened();
        shots = begun();
    }

    Board board() {
        return board;
    }

    AvrShots shots() {
        return shots;
    }

    private Board opened() throws Exception {
        return Avr.await(() -> {
            try {
                return Optional.of(avr.open(Optional.empty()));
            } catch (LinkException e) {
                pardon(e);
                return Optional.empty();
            }
        }, "an open link");
    }

    private AvrShots begun() throws Exception {
        while (true) {
            try {
                return new AvrShots(board, random);
            } catch (HeldUpException | LinkException e) {
                reopen(e);
            }
        }
    }

    /** Fires the next, however often that takes. */
    AvrShots.Fired fire() throws Exception {
        while (true) {
            try {
                return shots.fire();
            } catch (HeldUpException | LinkException e) {
                recover(e);
            }
        }
    }

    /** After a nuisance: a board that can be asked, in no fault, with caps. */
    void recover(Exception nuisance) throws Exception {
        reopen(nuisance);
        recover(Fault.HOST_LOST);
    }

    /** Clears that fault if the board has one; no other. Then it has caps. */
    void recover(Fault expected) throws Exception {
        Reply.Status status = status();
        if (status.state() == State.FAULT) {
            assertEquals(expected, status.fault(), status.toString());
            assertEquals(Result.OK, board.ask(new Request.Clear(expected)).result());
        }
        shots = begun();
    }

    Reply.Status status() throws Exception {
        while (true) {
            try {
                return board.ask(new Request.Status());
            } catch (LinkException e) {
                reopen(e);
            }
        }
    }

    /** The link is opened anew; the board is left as it is. */
    void reopen(Exception nuisance) throws Exception {
        pardon(nuisance);
        reopen();
    }

    /** As after a reset that was meant. */
    void reopen() throws Exception {
        board.close();
        board = opened();
    }

    private void pardon(Exception nuisance) {
        boolean pardoned = !(nuisance instanceof LinkException lost) || NUISANCES.contains(lost.fault());
        assertTrue(pardoned && ++nuisances <= MOST_NUISANCES, () -> nuisances + " nuisances, the last: " + nuisance);
    }

    @Override
    public void close() {
        board.close();
    }
}
