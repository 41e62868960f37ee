package dev.diptych.protocol.avr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.State;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the AVR's outputs when it is reset in the middle of a shot, or its main loop hangs. */
class AvrResetsTest {
    private static final int FIRST_DMX_OUTPUT = 10;
    private static final int TICKS_PER_US = 2;
    private static final int NEAR_TICKS = 20;
    private static final int MOST_ATTEMPTS = 8;
    private static final long SOON_NANOS = 100_000_000;
    private static final long AFTER_RESET_NANOS = 500_000_000;

    private final List<EmulatedEdge> pins = new CopyOnWriteArrayList<>();

    enum Blow {
        BROWN_OUT {
            @Override
            void befall(EmulatedBoard avr) throws IOException {
                avr.reset(EmulatedBoard.Reset.BROWN_OUT);
            }
        },
        WATCHDOG {
            @Override
            void befall(EmulatedBoard avr) throws IOException {
                avr.hang();
            }
        };

        abstract void befall(EmulatedBoard avr) throws IOException;
    }

    @BeforeAll
    static void assumeBuilt() {
        Avr.assumeBuilt();
    }

    @ParameterizedTest
    @EnumSource(Blow.class)
    void noResetEnergisesAnOutput(Blow blow) throws Exception {
        try (EmulatedBoard avr = Avr.start(pins::add); AvrHost host = new AvrHost(avr, 1)) {
            fireUntilDark(host);
            blow.befall(avr);
            awaitReset(avr);
            Avr.await(() -> host.board().lost().isPresent(), "the loss");
            // The watchdog took 250 ms, in which the shot went on by itself: from the reset on nothing may rise.
            Avr.await(() -> !anyAway(), "outputs at rest");
            int rested = pins.size();
            host.reopen();
            Reply.Status status = host.status();
            assertEquals(State.FAULT, status.state());
            assertEquals(Fault.valueOf(blow.name()), status.fault());
            assertEquals(0, status.outputsAway());
            host.recover(Fault.valueOf(blow.name()));
            host.fire();
            Avr.await(() -> pins.stream().skip(rested).anyMatch(AvrResetsTest::rose), "the next shot");
            EmulatedEdge first = pins.stream().skip(rested).filter(AvrResetsTest::rose).findFirst().orElseThrow();
            // The hold-off keeps shots away from the start; what rose sooner was energised by nobody's word.
            assertTrue(first.ticks() >= (long) Limits.HOLD_OFF_US * TICKS_PER_US, first + " rose too soon");
        }
    }

    @Test
    void aBreakCutsAShot() throws Exception {
        try (EmulatedBoard avr = Avr.start(pins::add); AvrHost host = new AvrHost(avr, 3)) {
            fireUntilDark(host);

            avr.sendBreak();

            Avr.await(() -> !anyAway(), "the lamps");
            Avr.await(() -> host.status().state() == State.FAULT ? Optional.of(true) : Optional.empty(), "the fault");
            Reply.Status status = host.status();
            assertEquals(Fault.BREAK, status.fault());
            assertEquals(0, status.outputsAway());
        }
    }

    /** The watchdog takes more than 200 ms to end that: what falls sooner fell by the break. */
    @Test
    void aBreakCutsAShotOfAHungMainLoop() throws Exception {
        try (EmulatedBoard avr = Avr.start(pins::add); AvrHost host = new AvrHost(avr, 5)) {
            boolean judged = false;
            for (int attempt = 0; attempt < MOST_ATTEMPTS && !judged; attempt++) {
                AvrShots.Fired shot = fireUntilDark(host);
                int before = pins.size();
                avr.hang();
                avr.sendBreak();
                long brokenNanos = System.nanoTime();
                awaitReset(avr);
                List<EmulatedEdge> then = pins.subList(before, pins.size());
                // On a computer that is held up the break comes late or behind the shot's own end, and says nothing.
                judged = then.stream()
                        .filter(pin -> pin.level() == 0 && pin.hostNanos() - brokenNanos < SOON_NANOS)
                        .anyMatch(pin -> !isCommanded(shot, pin));
                if (judged) {
                    int fell = firstUncommanded(shot, then);
                    assertFalse(then.stream().skip(fell).anyMatch(AvrResetsTest::rose), then.toString());
                    assertFalse(anyAway());
                }
                Avr.await(() -> host.board().lost().isPresent(), "the loss");
                host.reopen();
                host.recover(Fault.WATCHDOG);
            }
            assertTrue(judged, "no pin fell by the break");
        }
    }

    /** A watchdog's, too, by the world's time. */
    private static void awaitReset(EmulatedBoard avr) throws Exception {
        long blownNanos = System.nanoTime();
        Avr.await(() -> avr.knownUntilNanos() - blownNanos > AFTER_RESET_NANOS, "the reset");
    }

    private static int firstUncommanded(AvrShots.Fired shot, List<EmulatedEdge> then) {
        int at = 0;
        while (isCommanded(shot, then.get(at))) {
            at++;
        }
        return at;
    }

    private static boolean isCommanded(AvrShots.Fired shot, EmulatedEdge pin) {
        return pin.output() >= FIRST_DMX_OUTPUT
                || shot.edges().stream().anyMatch(edge -> isMade(edge, shot.ticks(edge), pin));
    }

    private static boolean isMade(Request.Load.Edge edge, long wantedTicks, EmulatedEdge pin) {
        return pin.output() == edge.output() && pin.level() == edge.level()
                && Math.abs((int) (pin.ticks() - wantedTicks)) <= NEAR_TICKS;
    }

    /** The watchdog takes 250 ms, in which interrupts do what there is to do. */
    @Test
    void aHungMainLoopHindersNoEdge() throws Exception {
        try (EmulatedBoard avr = Avr.start(pins::add); AvrHost host = new AvrHost(avr, 4)) {
            AvrShots.Fired shot = host.fire();

            avr.hang();

            List<Request.Load.Edge> soon = shot.edges()
                    .stream()
                    .filter(edge -> edge.offsetTicks() <= 100 * AvrShots.TICKS_PER_MILLISECOND)
                    .toList();
            assertEquals(7, soon.size());
            for (Request.Load.Edge edge : soon) {
                Avr.await(() -> pins.stream().anyMatch(pin -> isMade(edge, shot.ticks(edge), pin)), "edge " + edge);
            }
        }
    }

    /** A shot of which lamps are dark, unless this computer was too slow to see that. */
    private AvrShots.Fired fireUntilDark(AvrHost host) throws Exception {
        int before = pins.size();
        AvrShots.Fired shot = host.fire();
        Avr.await(() -> pins.stream().skip(before).anyMatch(AvrResetsTest::rose), "a lamp that is dark");
        return shot;
    }

    private static boolean rose(EmulatedEdge pin) {
        return pin.level() != 0 && pin.output() < FIRST_DMX_OUTPUT;
    }

    private boolean anyAway() {
        return IntStream.range(0, FIRST_DMX_OUTPUT)
                .anyMatch(output -> pins.stream()
                        .filter(pin -> pin.output() == output)
                        .reduce((one, next) -> next)
                        .filter(pin -> pin.level() != 0)
                        .isPresent());
    }
}
