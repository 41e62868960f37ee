package dev.diptych.capture.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, such as what is no HTTP: a code and a sentence, and no word of who serves it or why it broke. */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = Math.max(400, response.getStatus());
        FrontDoor.putHeaders(response.getHeaders());
        return FrontDoor.refuse(response, callback, new Problem(status, status < 500 ? "E_PAYLOAD" : "E_INTERNAL",
                status < 500
                        ? "That is not a request that this console understands; check what sent it."
                        : "Something went wrong in the console; try again, and run \"diptych doctor\" if it does."));
    }
}
