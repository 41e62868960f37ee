package dev.diptych.capture.web;

import io.javalin.http.HandlerType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks what a row of the table answers, in all the ways that it can be asked. */
final class RouteCalls {
    private final ConsoleUnderTest web;

    RouteCalls(ConsoleUnderTest web) {
        this.web = web;
    }

    /** A request to where it leads, without credentials. */
    HttpRequest.Builder to(Route route) {
        return web.request(concrete(route));
    }

    /** Sends it as the route wants it, with the smallest body there is. */
    HttpResponse<String> ask(Route route, HttpRequest.Builder request) {
        return ask(route, request, "{}");
    }

    HttpResponse<String> ask(Route route, HttpRequest.Builder request, String json) {
        if (route.method().equals(HandlerType.POST)) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        } else if (route.method().equals(HandlerType.DELETE)) {
            request.DELETE();
        }
        return web.send(request);
    }

    static String concrete(Route route) {
        String id = route.path().contains("/sessions/") ? FakeRig.PAIR.sessionId().toString() : FakeRig.PAIR.toString();
        return route.path()
                .replace("{id}", id)
                .replace("{picture}", "studio")
                .replace("{trigger_id}", "known")
                .replace("<path>", "nothing.js");
    }

    /** The first line of what an upgrade to a socket is answered with. */
    String upgrade(String path, String headers) throws IOException {
        return upgraded(path, headers).getFirst() + " ";
    }

    /** All lines of it. */
    List<String> upgraded(String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), web.console.portNumber())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + web.console.portNumber()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.ISO_8859_1)).lines().takeWhile(line -> !line.isEmpty()).toList();
        }
    }
}
