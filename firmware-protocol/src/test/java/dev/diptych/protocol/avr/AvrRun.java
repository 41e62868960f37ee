package dev.diptych.protocol.avr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Shots on one AVR, whose link, photodiode and DMX keep its interrupts busy.
 *
 * @param shots how many are to be complete; those that this computer hindered come on top
 * @param seed of their timelines
 */
record AvrRun(int shots, long seed) implements Callable<List<Double>> {
    static final double MOST_MICROS = 10;
    private static final int PHOTODIODE_HZ = 2_000;
    private static final double MICROS_PER_TICK = 0.5;
    private static final int FIRST_DMX_OUTPUT = 10;
    private static final int MISSED_TICKS = AvrShots.TICKS_PER_MILLISECOND;

    /** How far each pin moved from its tick, in microseconds, by the simulated pins themselves. */
    @Override
    public List<Double> call() throws Exception {
        List<EmulatedEdge> pins = new CopyOnWriteArrayList<>();
        List<Double> errorsMicros = new ArrayList<>();
        try (EmulatedBoard avr = Avr.start(pins::add); AvrHost host = new AvrHost(avr, seed)) {
            while (errorsMicros.size() < 16 * shots) {
                int before = pins.size();
                List<AvrShots.Fired> asked = host.shots().asked();
                int askedBefore = asked.size();
                boolean complete = false;
                try {
                    host.board().ask(new Request.Photodiode(PHOTODIODE_HZ));
                    complete = complete(host.board(), host.shots(), avr, pins, errorsMicros);
                } catch (HeldUpException | LinkException e) {
                    host.recover(e);
                }
                awaitOver(avr);
                List<EmulatedEdge> made = pins.subList(before, pins.size());
                assertCommanded(made, asked.subList(askedBefore, asked.size()), complete);
            }
        }
        return errorsMicros;
    }

    /** Whether it was so; then its errors are added. */
    private static boolean complete(Board board, AvrShots next, EmulatedBoard avr, List<EmulatedEdge> pins,
            List<Double> errorsMicros) throws Exception {
        AvrShots.Fired shot = next.fire();
        Reply.Edges log = next.log(shot);
        assertEquals(Ending.COMPLETE, log.ending());
        assertEquals(16, log.edges().size());
        awaitOver(avr);
        if (!board.time().isKnown()) {
            throw new HeldUpException("the clock is estimated anew");
        }
        List<Double> errors = new ArrayList<>();
        for (Request.Load.Edge edge : shot.edges()) {
            errors.add(errorMicros(board, pins, log, edge, shot.ticks(edge)));
        }
        errorsMicros.addAll(errors);
        return true;
    }

    private static void awaitOver(EmulatedBoard avr) throws Exception {
        long over = System.nanoTime();
        Avr.await(() -> avr.knownUntilNanos() - over >= 0, "the pins");
    }

    /** Each was commanded once; if the shot was not seen to its end, it may also be a return to rest. */
    private static void assertCommanded(List<EmulatedEdge> made, List<AvrShots.Fired> asked, boolean complete) {
        List<Request.Load.Edge> left = new ArrayList<>();
        asked.forEach(shot -> left.addAll(shot.edges()));
        for (EmulatedEdge pin : made) {
            if (pin.output() >= FIRST_DMX_OUTPUT) {
                continue;
            }
            boolean commanded = asked.stream()
                    .flatMap(shot -> shot.edges()
                            .stream()
                            .filter(edge -> edge.output() == pin.output() && edge.level() == pin.level())
                            .filter(edge -> distance(pin, shot.ticks(edge)) <= MISSED_TICKS))
                    .findFirst()
                    .map(left::remove)
                    .orElse(false);
            assertTrue(commanded || (!complete && pin.level() == 0), "nobody commanded " + pin);
        }
        assertTrue(!complete || left.isEmpty(), "not made: " + left);
    }

    private static double errorMicros(Board board, List<EmulatedEdge> pins, Reply.Edges log, Request.Load.Edge edge,
            long wantedTicks) {
        EmulatedEdge pin = pins.stream()
                .filter(it -> it.output() == edge.output() && it.level() == edge.level())
                .min((one, other) -> Integer.compare(distance(one, wantedTicks), distance(other, wantedTicks)))
                .orElseThrow();
        Reply.Edges.Edge logged = log.edges()
                .stream()
                .filter(it -> it.output() == edge.output() && it.level() == edge.level())
                .findFirst()
                .orElseThrow();
        assertTrue(Math.abs((int) (logged.ticks() - pin.ticks())) * MICROS_PER_TICK <= MOST_MICROS,
                logged + " but " + pin);
        long offNanos = Math.abs(board.time().hostNanos((int) pin.ticks()) - pin.hostNanos());
        assertTrue(offNanos <= board.time().uncertaintyNanos(pin.hostNanos()), "the clock is off by " + offNanos
                + " ns");
        return distance(pin, wantedTicks) * MICROS_PER_TICK;
    }

    private static int distance(EmulatedEdge pin, long wantedTicks) {
        return Math.abs((int) (pin.ticks() - wantedTicks));
    }
}
