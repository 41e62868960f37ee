package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Event;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A board that has said HELLO. Its heartbeat and its clock are kept up as long as it is open. Any thread may ask; requests
 * go out one after another, in the order of asking.
 */
public interface Board extends AutoCloseable {
    /** What it said of itself. */
    BoardFacts facts();

    /**
     * Asks and waits for the reply, whatever its result: some 20 ms when its turn has come, and 0.8 s at most. Its turn comes
     * after all that was asked before; if it has not come after 20 s, this ends.
     *
     * @throws LinkException if none came, or the board was reset meanwhile; whether it acted on the request is then unknown
     */
    <R extends Reply> R ask(Request<R> request) throws LinkException;

    /** Its clock, as well as it is known now. */
    BoardTime time();

    /**
     * @param listener hears what the board says of itself, on the link's thread, which it does not block; of a fault also if its
     *        event was lost, and so perhaps twice
     * @return ends it
     */
    Runnable listen(Consumer<Event> listener);

    /**
     * Holds the line low: the board puts everything to rest, whatever state it is in. An ABORT that is not answered within
     * a tenth of a second is followed by one, as long as the port is open.
     *
     * @return whether the line took it
     */
    boolean sendBreak();

    /** Why it cannot be asked any more; empty while it can. */
    Optional<LinkException> lost();

    /** Ends the link; the board finds itself without a host. */
    @Override
    void close();
}
