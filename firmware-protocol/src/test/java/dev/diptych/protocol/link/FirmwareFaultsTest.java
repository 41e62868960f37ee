package dev.diptych.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.link.Shots.Fired;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The firmware as a process, and everything that can go wrong on the way to it: no edge without a FIRE, no shot twice,
 * always an outcome that has a name.
 */
class FirmwareFaultsTest {
    private static final long DEADLINE_NANOS = 30_000_000_000L;
    /** Shots are a second apart, and a busy computer's process is late. */
    private static final int NEAR_TICKS = 800_000;

    private final List<EmulatedEdge> edges = new CopyOnWriteArrayList<>();
    private final Shots shots = new Shots();

    @Test
    void noiseOnTheLine() throws Exception {
        // Its clock is 500 ppm fast and wraps after eight seconds, between two of the shots.
        try (EmulatedBoard emulated = Firmware.start(edges::add, "--drift-ppm", "500", "--first-ticks", "4278967296")) {
            for (double flips : new double[]{0, 1e-3, 1e-2}) {
                shootInNoise(emulated, flips, 1);
            }
        }
    }

    @Test
    @Tag("long")
    void noiseOnTheLineForLong() throws Exception {
        try (EmulatedBoard emulated = Firmware.start(edges::add, "--drift-ppm", "-500", "--first-ticks",
                "4000000000")) {
            for (int seed = 0; seed < 40; seed++) {
                for (double flips : new double[]{1e-5, 1e-4, 1e-3, 1e-2}) {
                    shootInNoise(emulated, flips, seed);
                }
            }
        }
    }

    private void shootInNoise(EmulatedBoard emulated, double flips, long seed) throws Exception {
        FaultyPort port = new FaultyPort(SerialBytePort.open(emulated.portName()), seed);
        Optional<Ending> ending = Optional.empty();
        try (Board board = Boards.open(port, Optional.empty(), System::nanoTime)) {
            port.disturb(flips, flips);
            ending = Optional.of(shots.shoot(board));
        } catch (LinkException named) {
            assertTrue(named.fault() == LinkFault.E_LINK_LOST || named.fault() == LinkFault.E_MCU_SILENT,
                    named.getMessage());
        }
        try (Board board = Boards.open(emulated.portName(), Optional.empty())) {
            await(() -> isOver(board));
            long now = System.nanoTime();
            assertTrue(emulated.awaitKnown(now, DEADLINE_NANOS));
            for (EmulatedEdge edge : edges) {
                long error = Math.abs(edge.hostNanos() - board.time().hostNanos((int) edge.ticks()));
                assertTrue(error <= board.time().uncertaintyNanos(edge.hostNanos()),
                        "the clock is off by " + error + " ns");
            }
        }
        assertTrue(flips > 0 || ending.isPresent(), "lost without noise");
        assertEveryDepartureWasAskedForOnce();
        if (ending.equals(Optional.of(Ending.COMPLETE))) {
            assertEquals(2, departures(shots.fired().getLast()).size());
        }
    }

    private static boolean isOver(Board board) {
        try {
            return board.ask(new Request.Status()).ending() != Ending.UNDER_WAY;
        } catch (LinkException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<EmulatedEdge> departures(Fired fired) {
        return edges.stream()
                .filter(edge -> edge.level() != 0)
                .filter(edge -> Math.abs((int) edge.ticks() - fired.startTicks()) < NEAR_TICKS)
                .toList();
    }

    private void assertEveryDepartureWasAskedForOnce() {
        long matched = 0;
        for (Fired fired : shots.fired()) {
            List<EmulatedEdge> departures = departures(fired);
            assertEquals(departures.stream().map(EmulatedEdge::output).distinct().count(), departures.size(),
                    () -> "shot " + fired + " was made twice: " + departures);
            matched += departures.size();
        }
        assertEquals(edges.stream().filter(edge -> edge.level() != 0).count(), matched,
                () -> edges + " without a FIRE, of " + shots.fired());
    }

    @Test
    void aResetIsNamed() throws Exception {
        try (EmulatedBoard emulated = Firmware.start(edges::add);
                Board board = Boards.open(emulated.portName(), Optional.empty())) {
            emulated.reset(EmulatedBoard.Reset.BROWN_OUT);
            await(() -> board.lost().isPresent());
            assertEquals(LinkFault.E_MCU_RESET, board.lost().orElseThrow().fault());
            assertEquals(List.of(), edges);
        }
    }

    @Test
    void aBreakReachesTheFirmware() throws Exception {
        try (EmulatedBoard emulated = Firmware.start(edges::add); Board board = emulated.open(Optional.empty())) {
            board.sendBreak();
            await(() -> fault(board) == Fault.BREAK);
            assertEquals(Optional.empty(), board.lost());
        }
    }

    private static Fault fault(Board board) {
        try {
            return board.ask(new Request.Status()).fault();
        } catch (LinkException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProcessThatStopsIsLostAndIsThereAgain() throws Exception {
        try (EmulatedBoard emulated = Firmware.start(edges::add, "--serial", "00000000000000A1")) {
            try (Board board = Boards.open(emulated.portName(), Optional.of("00000000000000A1"))) {
                signal("-STOP", emulated);
                await(() -> board.lost().isPresent());
                assertEquals(LinkFault.E_LINK_LOST, board.lost().orElseThrow().fault());
            } finally {
                signal("-CONT", emulated);
            }
            try (Board board = Boards.open(emulated.portName(), Optional.empty())) {
                assertEquals(Ending.NONE, board.ask(new Request.Status()).ending());
            }
            assertEquals(List.of(), edges);
        }
    }

    private static void signal(String signal, EmulatedBoard emulated) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", signal, Long.toString(emulated.processId())).start().waitFor());
    }

    @Test
    void aBoardThatIsUnpluggedIsLost() throws Exception {
        try (EmulatedBoard emulated = Firmware.start(edges::add);
                Board board = Boards.open(emulated.portName(), Optional.empty())) {
            signal("-KILL", emulated);
            await(() -> board.lost().isPresent());
            assertEquals(LinkFault.E_LINK_LOST, board.lost().orElseThrow().fault());
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited in vain");
            Thread.onSpinWait();
        }
    }
}
