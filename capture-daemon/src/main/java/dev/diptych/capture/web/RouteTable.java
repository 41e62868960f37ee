package dev.diptych.capture.web;

import dev.diptych.capture.access.Permission;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.StrictJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.websocket.WsConfig;
import java.util.List;
import java.util.function.Consumer;

/** All ways in. What is not here does not exist. */
final class RouteTable {
    static final Guard EVENTS = Guard.of(Permission.WATCH);
    static final Guard LIVE = Guard.of(Permission.PREVIEW);

    private final List<Route> routes;
    private final List<SocketRoute> sockets;

    /**
     * @param room refuses if there are enough of them
     * @param open what is done with one
     */
    record SocketRoute(String path, Guard guard, Runnable room, Consumer<WsConfig> open) {}

    RouteTable(List<Route> routes, List<SocketRoute> sockets) {
        this.routes = List.copyOf(routes);
        this.sockets = List.copyOf(sockets);
    }

    List<Route> routes() {
        return routes;
    }

    List<SocketRoute> sockets() {
        return sockets;
    }

    void putInto(RoutesConfig javalin, Gatekeeper gatekeeper) {
        for (Route route : routes) {
            javalin.addEndpoint(new Endpoint(route.method(), route.path(),
                    context -> route.action().answer(gatekeeper.admit(route, context))));
        }
        for (SocketRoute socket : sockets) {
            javalin.wsBeforeUpgrade(socket.path(), context -> {
                Visit visit = gatekeeper.admitSocket(socket.guard(), context);
                socket.room().run();
                SocketVisits.put(context, visit);
            });
            javalin.ws(socket.path(), socket.open());
        }
        javalin.exception(Problem.class, (problem, context) -> answer(context, problem));
        javalin.exception(AskException.class,
                (refusal, context) -> answer(context, Problem.payload(refusal.sentence())));
        javalin.exception(Exception.class, (failure, context) -> answer(context, unexpected()));
        javalin.error(404, context -> missing(context, 404, "E_NOT_FOUND",
                "There is nothing at this address; /api/v1/openapi.json lists what there is."));
        javalin.error(405, context -> missing(context, 405, "E_PAYLOAD",
                "That is not done to this address; /api/v1/openapi.json says what is."));
    }

    /** Whatever broke is nobody's business but the rig's. */
    static Problem unexpected() {
        return new Problem(500, "E_INTERNAL",
                "Something went wrong in the console; try again, and run \"diptych doctor\" if it does.");
    }

    static void answer(Context context, Problem problem) {
        context.status(problem.status())
                .contentType("application/json")
                .result(StrictJson.bytes(problem.document()));
    }

    private static void missing(Context context, int status, String code, String sentence) {
        if (!"application/json".equals(context.res().getContentType())) {
            answer(context, new Problem(status, code, sentence));
        }
    }
}
