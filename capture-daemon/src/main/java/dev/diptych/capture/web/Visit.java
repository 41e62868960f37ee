package dev.diptych.capture.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.Asked;
import dev.diptych.capture.ask.StrictJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One request that was let in, and its answer. */
final class Visit {
    private final Context context;
    private final Optional<Credential> credential;
    private final Optional<Caller> known;

    Visit(Context context, Optional<Credential> credential, Optional<Caller> known) {
        this.context = context;
        this.credential = credential;
        this.known = known;
    }

    Optional<Caller> known() {
        return known;
    }

    /** Whoever asks; the guard has seen to it that somebody does. */
    Caller caller() {
        return known.orElseThrow(Problem::notAuthenticated);
    }

    Optional<Credential> credential() {
        return credential;
    }

    Context http() {
        return context;
    }

    /** Where the connection comes from; what headers say of it is not heard (OctoPrint CVE-2024-32977). */
    String address() {
        return context.req().getRemoteAddr();
    }

    /**
     * The body, which is one JSON object.
     *
     * @param what it asks for, for sentences
     * @param keys that it may have
     * @throws Problem if it is none
     * @throws AskException if it has other keys
     */
    Asked body(String what, Set<String> keys) throws AskException {
        return body(what, keys, WebLimits.BODY_BYTES);
    }

    Asked body(String what, Set<String> keys, int mostBytes) throws AskException {
        Asked asked = new Asked(what, json(mostBytes));
        asked.checkKeys(keys::contains);
        return asked;
    }

    private ObjectNode json(int mostBytes) {
        String kind = Optional.ofNullable(context.contentType()).orElse("");
        if (!kind.equals("application/json") && !kind.startsWith("application/json;")) {
            throw new Problem(415, "E_PAYLOAD", "The body is to be JSON; send it as application/json.");
        }
        byte[] bytes;
        try (InputStream in = context.bodyInputStream()) {
            bytes = in.readNBytes(mostBytes + 1);
        } catch (IOException e) {
            throw new Problem(408, "E_PAYLOAD", "The body did not come to its end; send it again.");
        }
        if (bytes.length > mostBytes) {
            throw Problem.tooLarge(mostBytes);
        }
        try {
            return StrictJson.read(bytes);
        } catch (IOException e) {
            // What Jackson says quotes what was sent.
            throw Problem
                    .payload("The body is not the JSON object that this address takes; /api/v1/openapi.json describes"
                            + " it.");
        }
    }

    PairId pair() {
        return named("pair", PairId::parse);
    }

    SessionId session() {
        return named("session", SessionId::parse);
    }

    void answer(Object document) {
        answer(200, document);
    }

    void answer(int status, Object document) {
        context.status(status).contentType("application/json").result(StrictJson.bytes(document));
    }

    /** Ids are parsed and never made part of a path as they come (motionEye CVE-2026-55488). */
    private <T> T named(String what, Function<String, T> parse) {
        try {
            return parse.apply(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what);
        }
    }
}
