package dev.diptych.capture.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as a rig's console does: phases and verdicts in the order given. */
final class CannedRig implements AutoCloseable {
    static final String TOKEN = "dpt-of-the-test";
    static final String UNFINISHED = "";
    private static final Pattern CAPTURE = Pattern.compile(
            "\\{ ?\"trigger_id\": ?\"([0-9a-f-]{36})\", ?\"epoch\": ?\"e-7\"}");

    final List<String> triggers = new CopyOnWriteArrayList<>();
    private final Deque<String> phases;
    private final Deque<String> verdicts;
    private final HttpServer server;

    /** @param verdicts {@link #UNFINISHED} before one that is to be asked for twice; none at all for a rig that refuses */
    CannedRig(List<String> phases, List<String> verdicts) throws IOException {
        this.phases = new ArrayDeque<>(phases);
        this.verdicts = new ArrayDeque<>(verdicts);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"code\":\"E_NOT_AUTHENTICATED\",\"sentence\":\"Sign in, or send a token.\"}");
        } else if (request.equals("GET /api/v1/state")) {
            send(exchange, 200, state(phases.size() > 1 ? phases.remove() : phases.element()));
        } else if (request.equals("POST /api/v1/captures")) {
            capture(exchange, body);
        } else if (!triggers.isEmpty() && request.equals("GET /api/v1/captures/" + triggers.getLast())
                && !verdicts.element().equals(UNFINISHED)) {
            send(exchange, 200, report(verdicts.remove()));
        } else {
            verdicts.poll();
            send(exchange, 404, "{\"code\":\"E_UNKNOWN\",\"sentence\":\"There is nothing of that name.\"}");
        }
    }

    private void capture(HttpExchange exchange, String body) throws IOException {
        Matcher wish = CAPTURE.matcher(body);
        if (!wish.matches()) {
            send(exchange, 400, "{\"code\":\"E_PAYLOAD\",\"sentence\":\"That is no capture.\"}");
        } else if (verdicts.isEmpty()) {
            send(exchange, 409, "{\"code\":\"E_DOOR\",\"sentence\":\"The door is open; close it.\"}");
        } else {
            triggers.add(wish.group(1));
            send(exchange, 202, "{\"status\":\"accepted\",\"pair\":\"sub-1_pair-0001\"}");
        }
    }

    private static String state(String phase) {
        String fault = phase.equals("FAULT")
                ? "{\"code\":\"E_LAMP_STUCK_ON\",\"sentence\":\"The lamp left does not go out.\"}"
                : "null";
        return "{\"revision\":3,\"rig\":\"r1\",\"name\":\"A \\\"phase\\\": \",\"simulated\":true,\"epoch\":\"e-7\",\"phase\":\""
                + phase
                + "\",\"since\":\"2026-11-20T00:00:00Z\",\"objection\":null,\"fault\":" + fault + ",\"task\":null}";
    }

    private static String report(String verdict) {
        String sentence = verdict.equals("GOOD") ? "" : "The eyes are closed.";
        return "{\"facts\":{\"pair_id\":\"sub-1_pair-0001\",\"source\":\"http\",\"verdict\":\"" + verdict
                + "\",\"rule\":null,\"sentence\":\"" + sentence
                + "\",\"gap_ms\":41.25,\"findings\":[{\"rule\":\"blink\",\"verdict\":\"GOOD\"}]},\"trigger_id\":null,\"counts\":true}";
    }

    private static void send(HttpExchange exchange, int status, String document) throws IOException {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
