package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.daemon.RigState;

/**
 * What there is of a pair is for whoever the route lets in while its session is open, and for whoever may take pictures away of
 * any: the object is checked, not only the route (Frigate CVE-2026-33470: another camera's snapshots).
 */
final class PairFence {
    private final RigService rig;

    PairFence(RigService rig) {
        this.rig = rig;
    }

    /** @throws Problem if this pair is none of the visitor's business */
    void check(Visit visit, PairId pair) {
        if (!visit.caller().may(Permission.EXPORT) && !isOpen(pair.sessionId())) {
            throw Problem.notAuthorised(visit.caller().name());
        }
    }

    private boolean isOpen(SessionId session) {
        RigState.SessionState open = rig.state().session();
        return open != null && SessionId.parse(open.id()).equals(session);
    }
}
