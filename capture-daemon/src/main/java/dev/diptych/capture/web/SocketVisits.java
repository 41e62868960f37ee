package dev.diptych.capture.web;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.Objects;

/** Carries whom the upgrade let in over to the socket. */
final class SocketVisits {
    private static final String ATTRIBUTE = "diptych.visit";

    private SocketVisits() {
    }

    static void put(Context upgrade, Visit visit) {
        upgrade.attribute(ATTRIBUTE, visit);
    }

    static Visit of(WsContext socket) {
        return Objects.requireNonNull(socket.<Visit>attribute(ATTRIBUTE));
    }
}
