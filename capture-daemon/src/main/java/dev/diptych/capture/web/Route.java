package dev.diptych.capture.web;

import dev.diptych.capture.ask.AskException;
import io.javalin.http.HandlerType;
import java.io.IOException;

/**
 * A row of the table: nothing is reachable that is not one, and none can be made without saying whom it lets in (motionEye
 * CVE-2026-55863: an action whose author had forgotten to).
 *
 * @param path as Javalin and OpenAPI write it, {@code /pairs/{id}}
 */
record Route(HandlerType method, String path, Guard guard, Action action) {
    /** Answers one request. */
    interface Action {
        void answer(Visit visit) throws IOException, AskException;
    }

    static Route get(String path, Guard guard, Action action) {
        return new Route(HandlerType.GET, path, guard, action);
    }

    static Route post(String path, Guard guard, Action action) {
        return new Route(HandlerType.POST, path, guard, action);
    }

    static Route delete(String path, Guard guard, Action action) {
        return new Route(HandlerType.DELETE, path, guard, action);
    }

    /** Whether it changes nothing. */
    boolean isSafe() {
        return method.equals(HandlerType.GET);
    }
}
