package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.poses.Protocol;
import dev.diptych.capture.rig.CalibratedRig;
import java.util.Optional;

/** Begins sessions, new ones and others, and has whoever they are of sit down before the next pair. */
final class Sittings {
    private final SessionDesk sessions;
    private final RigPort port;
    private final Orders orders;
    private final KnownLights lights;
    private final StateBoard board;

    Sittings(SessionDesk sessions, RigPort port, Orders orders, KnownLights lights, StateBoard board) {
        this.sessions = sessions;
        this.port = port;
        this.orders = orders;
        this.lights = lights;
        this.board = board;
    }

    SessionId start(SessionWish wish, String by) throws OperatorException, ArchiveException {
        return seated(sessions.start(wish, by));
    }

    SessionId open(SessionId id, Optional<Protocol> protocol, String by) throws OperatorException, ArchiveException {
        return seated(sessions.open(id, protocol, by));
    }

    private SessionId seated(OpenSession session) {
        orders.add(() -> seat(session.id()));
        board.refresh();
        return session.id();
    }

    private void seat(SessionId session) throws OperatorException {
        board.task("Seating " + session.subject(), 0, 1);
        try {
            port.seat(session);
        } finally {
            CalibratedRig rig = lights.rig();
            if (rig != null) {
                rig.shooter().seated();
            }
            board.noTask();
        }
    }
}
