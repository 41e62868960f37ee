package dev.diptych.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.link.BoardFacts.Output;
import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import dev.diptych.protocol.message.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LinkedBoardTest {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private final ScriptedPort port = new ScriptedPort();
    private Optional<Board> opened = Optional.empty();

    private Board open() throws LinkException {
        Board board = Boards.open(port, Optional.of("00000000000000a1"), port);
        opened = Optional.of(board);
        return board;
    }

    @AfterEach
    void close() {
        opened.ifPresent(Board::close);
        assertTrue(port.isClosed());
    }

    @Test
    void saysWhatTheBoardIsAndKnowsItsClock() throws LinkException {
        Board board = open();
        assertEquals(
                new BoardFacts(ScriptedPort.NAME, "ATmega2560", "1.2.3", "00000004", "00000000000000A1", 2_000_000, 64,
                        List.of(new Output(Role.FLASH, false), new Output(Role.LAMP, true))),
                board.facts());
        long now = port.nanos();
        assertTrue(board.time().isKnown());
        long errorTicks = Math.abs(board.time().ticksAt(now) - (int) port.ticksAt(now));
        assertTrue(errorTicks * 500 <= board.time().uncertaintyNanos(now), errorTicks + " ticks");
    }

    @Test
    void asksAreAnsweredWhateverTheResult() throws LinkException {
        Board board = open();
        assertEquals(Result.OK, board.ask(new Request.Abort()).result());
        assertEquals(Result.WRONG_STATE, board.ask(new Request.Clear(Fault.ABORTED)).result());
        assertEquals(Optional.empty(), board.lost());
    }

    @Test
    void aLostRequestGoesOutAgainAsItWas() throws LinkException {
        Board board = open();
        port.loseRequests(4);
        assertEquals(Result.OK, board.ask(new Request.Abort()).result());
        // A heartbeat may have been the one that was lost.
        assertEquals(1, new HashSet<>(port.requests(Request.Abort.TYPE)).size());
    }

    @Test
    void theBoardHearsOftenOfItsHost() throws LinkException {
        Board board = open();
        long end = port.nanos() + 3_000_000_000L;
        await(() -> port.nanos() > end);
        assertTrue(port.longestPauseNanos() < 60_000_000, port.longestPauseNanos() + " ns");
        long syncs = port.requests(Request.Sync.TYPE).stream().map(Frame::requestId).distinct().count();
        assertTrue(syncs >= 10, "8 first, then every 0.98 s, not " + syncs);
        assertEquals(Optional.empty(), board.lost());
    }

    @Test
    void anAbortThatIsNotAnsweredIsFollowedByABreakBeforeThePortCloses() throws LinkException {
        Board board = open();
        port.fallSilentAt(Request.Abort.TYPE);
        assertFault(LinkFault.E_LINK_LOST, ScriptedPort.NAME, () -> board.ask(new Request.Abort()));
        assertTrue(port.breaks() > 0);
        await(port::isClosed);
        assertFalse(board.sendBreak(), "the port is closed, and says so");
    }

    @Test
    void aFaultIsHeardOfAlthoughItsEventIsLost() throws LinkException {
        Board board = open();
        List<Event> heard = new CopyOnWriteArrayList<>();
        board.listen(heard::add);

        port.stop(Fault.OVER_CAP);

        await(() -> !heard.isEmpty());
        Event.FaultSet set = assertInstanceOf(Event.FaultSet.class, heard.getFirst());
        assertEquals(Fault.OVER_CAP, set.fault());
        assertEquals(ScriptedPort.FAULT_OUTPUT, set.output());
        long end = port.nanos() + 1_000_000_000L;
        await(() -> port.nanos() > end);
        assertEquals(1, heard.size(), "told once");
    }

    @Test
    void aPortWhereNothingAnswersIsSilent() {
        port.fallSilent();
        assertFault(LinkFault.E_MCU_SILENT, "Nothing on /dev/ttyTEST has answered for 3 s", this::open);
    }

    @Test
    void anotherSchemaIsAnotherFirmware() {
        port.useSchema(0x12345678);
        assertFault(LinkFault.E_FIRMWARE, "has firmware 1.2.3, of schema 12345678", this::open);
    }

    @Test
    void anotherBoardIsRefused() {
        assertFault(LinkFault.E_MCU_IDENTITY, "is 00000000000000A1, not 00000000000000B2",
                () -> Boards.open(port, Optional.of("00000000000000b2"), port));
    }

    @Test
    void aBoardThatFallsSilentIsLost() throws LinkException {
        Board board = open();
        port.fallSilent();
        assertFault(LinkFault.E_LINK_LOST, "has not answered five tries", () -> board.ask(new Request.Abort()));
        assertSticks(board, LinkFault.E_LINK_LOST);
    }

    @Test
    void aResetIsToldFromSilenceAndSticks() throws LinkException {
        Board board = open();
        port.reset();
        await(() -> board.lost().isPresent());
        assertSticks(board, LinkFault.E_MCU_RESET);
    }

    @Test
    void aPortThatIsGoneIsLost() throws LinkException {
        Board board = open();
        port.unplug();
        await(() -> board.lost().isPresent());
        assertSticks(board, LinkFault.E_LINK_LOST);
    }

    private static void assertSticks(Board board, LinkFault fault) {
        assertFault(fault, ScriptedPort.NAME, () -> board.ask(new Request.Release(1)));
        assertEquals(fault, board.lost().orElseThrow().fault());
    }

    @Test
    void whatTheFirmwareShouldKnowAndDoesNotIsItsFault() throws LinkException {
        Board board = open();
        assertFault(LinkFault.E_FIRMWARE, "answers UNKNOWN_TYPE to Release", () -> board.ask(new Request.Release(1)));
        assertEquals(Optional.empty(), board.lost());
    }

    @Test
    void anInterruptedAskEndsAndIsStillInterrupted() throws LinkException {
        Board board = open();
        Thread.currentThread().interrupt();
        assertFault(LinkFault.E_LINK_LOST, "was broken off", () -> board.ask(new Request.Abort()));
        assertTrue(Thread.interrupted());
        assertEquals(Optional.empty(), board.lost());
    }

    @Test
    void anInterruptedOpeningEnds() {
        Thread.currentThread().interrupt();
        assertFault(LinkFault.E_LINK_LOST, "was broken off", this::open);
        assertTrue(Thread.interrupted());
    }

    @Test
    void aClosedLinkSaysSo() throws LinkException {
        Board board = open();
        board.close();
        assertFault(LinkFault.E_LINK_LOST, "was closed", () -> board.ask(new Request.Abort()));
        assertTrue(port.isClosed());
    }

    @Test
    void aBreakNeedsNoTurn() throws LinkException {
        open().sendBreak();
        assertEquals(1, port.breaks());
    }

    @Test
    void aPortThatIsNotThereIsMissing() {
        assertFault(LinkFault.E_MCU_MISSING, "There is no port /dev/no-such-port",
                () -> Boards.open("/dev/no-such-port", Optional.empty()));
        port.close();
    }

    private static void assertFault(LinkFault fault, String part, Executable action) {
        LinkException thrown = assertThrows(LinkException.class, action);
        assertEquals(fault, thrown.fault());
        assertTrue(String.valueOf(thrown.getMessage()).contains(part), thrown.getMessage());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            Thread.onSpinWait();
        }
    }
}
