package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.message.Event;
import dev.diptych.rig.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Hears from the board that a shot may be over. It may also not: events can be lost. */
final class EndWatch implements AutoCloseable {
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final Clock clock;
    private final Runnable end;

    EndWatch(Board board, Clock clock) {
        this.clock = clock;
        this.end = board.listen(this::heard);
    }

    private void heard(Event event) {
        switch (event) {
            case Event.FaultSet _,Event.ShotOver _ -> heard.add(event);
            case Event.Samples _ -> {
                // Of the photodiode.
            }
        }
    }

    /** Returns then, or sooner if the board says that something has ended. */
    void awaitUntil(long instantNanos) {
        var _ = clock.poll(heard, instantNanos);
    }

    @Override
    public void close() {
        end.run();
    }
}
