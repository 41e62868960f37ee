package dev.diptych.capture.web;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.SignIn;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.Asked;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is this: pairing, signing in and out. */
final class SignInRoutes {
    /** Longer than any that is right: whether it is, only the access file says. */
    private static final int LONGEST_SECRET = 4096;
    private static final int SECONDS_OF_A_WEEK = 7 * 24 * 3600;

    private final Access access;
    private final Runnable paired;

    record Me(boolean paired, boolean signedIn, @Nullable String name, List<String> permissions, boolean loopback) {}

    /** @param paired is run when somebody has */
    SignInRoutes(Access access, Runnable paired) {
        this.access = access;
        this.paired = paired;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/me", Guard.PUBLIC, visit -> visit.answer(me(visit, visit.known()))),
                Route.post("/api/v1/pairing", Guard.PUBLIC, this::pair),
                Route.post("/api/v1/sign-in", Guard.PUBLIC, this::signIn),
                Route.post("/api/v1/sign-out", Guard.KNOWN, this::signOut));
    }

    private void pair(Visit visit) throws AskException {
        Asked asked = visit.body("pairing", Set.of("code", "name", "password"));
        try {
            answer(visit, access.pair(said(asked, "code"), said(asked, "name"), said(asked, "password"),
                    visit.address()), paired);
        } catch (OperatorException e) {
            throw new Problem(503, "E_STATE_FOLDER",
                    "The rig cannot write down who you are; run \"diptych doctor\" on it.");
        }
    }

    private void signIn(Visit visit) throws AskException {
        Asked asked = visit.body("sign-in", Set.of("name", "password"));
        answer(visit, access.signIn(said(asked, "name"), said(asked, "password"), visit.address()),
                () -> {});
    }

    private void signOut(Visit visit) {
        if (visit.credential().orElseThrow() instanceof Credential.Cookie cookie) {
            access.signOut(cookie.session());
        }
        setCookie(visit, "", 0);
        visit.answer(me(visit, Optional.empty()));
    }

    private void answer(Visit visit, SignIn result, Runnable then) {
        switch (result) {
            case SignIn.In in -> {
                setCookie(visit, in.sessionId(), SECONDS_OF_A_WEEK);
                then.run();
                visit.answer(me(visit, Optional.of(in.caller())));
            }
            case SignIn.Out out -> throw new Problem(401, "E_NOT_AUTHENTICATED", SignIn.Out.SENTENCE);
            case SignIn.Unfit unfit -> throw Problem.payload(unfit.sentence());
        }
    }

    /** The browser takes it from this host alone, and shows it to no script and no other site. */
    private static void setCookie(Visit visit, String id, int seconds) {
        visit.http()
                .header("Set-Cookie", Credential.COOKIE + "=" + id + "; Path=/; Max-Age=" + seconds
                        + "; Secure; HttpOnly; SameSite=Strict");
    }

    private Me me(Visit visit, Optional<Caller> caller) {
        return new Me(access.paired(), caller.isPresent(), caller.map(Caller::name).orElse(null),
                caller.map(it -> it.permissions().stream().map(Permission::word).toList()).orElse(List.of()),
                isLoopback(visit.address()));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String said(Asked asked, String key) throws AskException {
        return asked.text(key, LONGEST_SECRET)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Problem.payload("The " + key + " is missing; send it."));
    }
}
