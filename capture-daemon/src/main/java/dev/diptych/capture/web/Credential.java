package dev.diptych.capture.web;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** What a request brings along to say who it is from. Asked again each second where it opened a socket. */
sealed interface Credential {
    String COOKIE = "__Host-diptych";
    String BEARER = "Bearer ";

    /** A browser adds it to whatever any site makes it ask: what changes something must prove that our page asked. */
    record Cookie(String session) implements Credential {}

    record Token(String word) implements Credential {}

    /** A token, if there is one, and the cookie otherwise. */
    static Optional<Credential> of(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(new Token(authorization.substring(BEARER.length()).strip()))
                    : Optional.empty();
        }
        return Optional.ofNullable(context.cookie(COOKIE)).map(Cookie::new);
    }

    default Optional<Caller> who(Access access) {
        return switch (this) {
            case Cookie cookie -> access.bySession(cookie.session);
            case Token token -> access.byToken(token.word);
        };
    }

    default Optional<Caller> stillWho(Access access) {
        return switch (this) {
            case Cookie cookie -> access.stillBySession(cookie.session);
            case Token token -> access.byToken(token.word);
        };
    }
}
