package dev.diptych.rig.mcu;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Ending;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.message.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a board says that it did in a shot.
 *
 * @param edges in the order in which they were made
 */
record BoardLog(Ending ending, List<Reply.Edges.Edge> edges) {
    BoardLog {
        edges = List.copyOf(edges);
    }

    /** Empty if the board's last shot is another. */
    static Optional<BoardLog> read(Board board, long shotId) throws LinkException {
        List<Reply.Edges.Edge> edges = new ArrayList<>();
        while (true) {
            Reply.Edges page = board.ask(new Request.Edges(shotId, edges.size()));
            if (page.result() != Result.OK) {
                return Optional.empty();
            }
            edges.addAll(page.edges());
            if (page.edges().isEmpty() || edges.size() >= page.total()) {
                return Optional.of(new BoardLog(page.ending(), edges));
            }
        }
    }

    boolean isOver() {
        return ending == Ending.COMPLETE || ending == Ending.CUT;
    }
}
