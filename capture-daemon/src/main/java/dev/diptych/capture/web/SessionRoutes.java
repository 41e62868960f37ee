package dev.diptych.capture.web;

import dev.diptych.capture.access.Permission;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.SessionWishReader;
import dev.diptych.capture.daemon.Command;
import java.util.List;
import java.util.Set;

/** Sessions and the poses of the open one. */
final class SessionRoutes {
    private static final Guard SESSION = Guard.of(Permission.SESSION);
    private static final Guard CAPTURE = Guard.of(Permission.CAPTURE);
    private static final Set<String> START_KEYS = Set.of("subject", "operator", "protocol", "consent");

    private final ArchiveViews archive;
    private final Answers answers;

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

    private void start(Visit visit) throws AskException {
        answers.ask(visit, new Command.StartSession(SessionWishReader.read(visit.body("session", START_KEYS))));
    }

    private void pose(Visit visit) throws AskException {
        answers.ask(visit, new Command.GoToPose(visit.body("pose", Set.of("pose_id")).needed("pose_id")));
    }
}
