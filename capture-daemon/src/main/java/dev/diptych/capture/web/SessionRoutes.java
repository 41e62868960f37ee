package dev.diptych.capture.web;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.SessionWish;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sessions and the poses of the open one. */
final class SessionRoutes {
    private static final Guard SESSION = Guard.of(Permission.SESSION);
    private static final Guard CAPTURE = Guard.of(Permission.CAPTURE);

    private final ArchiveViews archive;
    private final Answers answers;

    record StartWish(@Nullable String subject, @Nullable String operator, @Nullable String protocol,
            @Nullable ConsentWish consent) {}

    record ConsentWish(@Nullable String id, @Nullable String version, @Nullable List<@Nullable String> scopes,
            @Nullable String validUntil) {}

    record PoseWish(@Nullable String poseId) {}

    SessionRoutes(ArchiveViews archive, Answers answers) {
        this.archive = archive;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/sessions", Guard.of(Permission.WATCH), visit -> visit.answer(archive.sessions())),
                Route.post("/api/v1/sessions", SESSION, this::start),
                Route.post("/api/v1/sessions/{id}/open", SESSION,
                        visit -> answers.ask(visit, new Command.OpenSession(visit.session()))),
                Route.post("/api/v1/session/end", SESSION, visit -> answers.ask(visit, new Command.EndSession())),
                Route.post("/api/v1/session/pause", CAPTURE, visit -> answers.ask(visit, new Command.Pause())),
                Route.post("/api/v1/session/resume", CAPTURE, visit -> answers.ask(visit, new Command.Resume())),
                Route.post("/api/v1/session/pose", SESSION, this::pose),
                Route.post("/api/v1/session/skip", SESSION, visit -> answers.ask(visit, new Command.SkipPose())));
    }

    private void start(Visit visit) {
        StartWish wish = visit.body(StartWish.class);
        answers.ask(visit, new Command.StartSession(new SessionWish(Optional.ofNullable(wish.subject),
                Optional.ofNullable(wish.consent).map(SessionRoutes::consent), Optional.ofNullable(wish.operator),
                Optional.ofNullable(wish.protocol))));
    }

    private void pose(Visit visit) {
        PoseWish wish = visit.body(PoseWish.class);
        if (wish.poseId == null) {
            throw Problem.payload("The pose_id is missing; send the id of one of the protocol's poses.");
        }
        answers.ask(visit, new Command.GoToPose(wish.poseId));
    }

    private static Consent consent(ConsentWish wish) {
        if (wish.id == null || wish.version == null || wish.scopes == null || wish.validUntil == null) {
            throw Problem.payload("A consent has id, version, scopes and valid_until; send all four.");
        }
        Set<ConsentScope> scopes = EnumSet.noneOf(ConsentScope.class);
        for (String label : wish.scopes) {
            scopes.add(ConsentScope.of(Objects.requireNonNullElse(label, ""))
                    .orElseThrow(() -> Problem.payload("A scope of a consent is one of " + labels() + ".")));
        }
        try {
            return new Consent(wish.id, wish.version, scopes, LocalDate.parse(wish.validUntil));
        } catch (DateTimeException e) {
            throw Problem.payload("A consent is valid until a day such as 2027-01-31.");
        } catch (IllegalArgumentException e) {
            throw Problem.payload(String.valueOf(e.getMessage()));
        }
    }

    private static String labels() {
        return String.join(", ", EnumSet.allOf(ConsentScope.class).stream().map(ConsentScope::label).toList());
    }
}
