package dev.diptych.capture.web;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Caller;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets requests and sockets in, both by the same question (Frigate CVE-2026-75607: a socket lacked the check that HTTP had).
 * A cookie alone is not enough for what changes something: it must come from our own page, which says so in a header that no
 * other site can send.
 */
final class Gatekeeper {
    static final String HEADER = "X-Diptych";

    private final Access access;

    Gatekeeper(Access access) {
        this.access = access;
    }

    /** @throws Problem if it is not let in */
    Visit admit(Route route, Context context) {
        if (!route.isSafe()) {
            checkOrigin(context);
        }
        Optional<Credential> credential = Credential.of(context);
        Optional<Caller> caller = credential.flatMap(it -> it.who(access));
        if (!route.guard().everybody()) {
            Caller known = caller.orElseThrow(Problem::notAuthenticated);
            if (!route.isSafe() && credential.get() instanceof Credential.Cookie
                    && !"1".equals(context.header(HEADER))) {
                throw Problem.origin();
            }
            if (!route.guard().lets(known)) {
                throw Problem.notAuthorised(known.name());
            }
        }
        return new Visit(context, credential, caller);
    }

    /** Sockets change something by being there, and browsers send cookies along with them from any site. */
    Visit admitSocket(Guard guard, Context context) {
        checkOrigin(context);
        Credential credential = Credential.of(context).orElseThrow(Problem::notAuthenticated);
        Caller caller = credential.who(access).orElseThrow(Problem::notAuthenticated);
        if (credential instanceof Credential.Cookie && context.header("Origin") == null) {
            throw Problem.origin();
        }
        if (!guard.lets(caller)) {
            throw Problem.notAuthorised(caller.name());
        }
        return new Visit(context, Optional.of(credential), Optional.of(caller));
    }

    private static void checkOrigin(Context context) {
        String origin = context.header("Origin");
        String own = (context.req().isSecure() ? "https://" : "http://")
                + Optional.ofNullable(context.header("Host")).orElse("");
        if (origin != null && !origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT))) {
            throw Problem.origin();
        }
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Problem.origin();
        }
    }
}
