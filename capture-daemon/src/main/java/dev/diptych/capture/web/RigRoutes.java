package dev.diptych.capture.web;

import dev.diptych.archive.PairId;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.Asked;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.PairPicture;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.RigService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rig's state, its pairs, and what makes and judges them. */
final class RigRoutes {
    private static final Guard WATCH = Guard.of(Permission.WATCH);
    private static final Guard CAPTURE = Guard.of(Permission.CAPTURE);
    private static final Guard CALIBRATE = Guard.of(Permission.CALIBRATE);

    private final RigService rig;
    private final PairFence fence;
    private final Answers answers;

    RigRoutes(RigService rig, PairFence fence, Answers answers) {
        this.rig = rig;
        this.fence = fence;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/state", WATCH, visit -> visit.answer(rig.state())),
                Route.get("/api/v1/protocols", WATCH, visit -> visit.answer(rig.protocols())),
                Route.get("/api/v1/pairs", WATCH, visit -> visit.answer(rig.pairs())),
                Route.get("/api/v1/pairs/{id}", WATCH, this::pair),
                Route.get("/api/v1/pairs/{id}/pictures/{picture}", Guard.of(Permission.PREVIEW, Permission.EXPORT),
                        this::picture),
                Route.post("/api/v1/pairs/{id}/decision", CAPTURE, this::decide),
                Route.post("/api/v1/captures", CAPTURE, this::capture),
                Route.get("/api/v1/captures/{trigger_id}", WATCH, this::result),
                Route.post("/api/v1/abort", WATCH, visit -> answers.ask(visit, new Command.Abort())),
                Route.post("/api/v1/fault/clear", CALIBRATE, visit -> answers.ask(visit, new Command.ClearFault())),
                Route.post("/api/v1/calibrations", CALIBRATE, visit -> answers.ask(visit, new Command.Calibrate())),
                Route.post("/api/v1/preview", CAPTURE, visit -> answers.ask(visit, new Command.StartPreview())),
                Route.delete("/api/v1/preview", WATCH, visit -> answers.ask(visit, new Command.StopPreview())));
    }

    private void pair(Visit visit) {
        visit.answer(rig.pair(visit.pair()).orElseThrow(() -> Problem.notFound("pair")));
    }

    private void capture(Visit visit) throws AskException {
        Asked asked = visit.body("capture", Set.of("trigger_id", "epoch"), WebLimits.CAPTURE_BYTES);
        String triggerId = asked.needed("trigger_id");
        Optional<String> epoch = asked.text("epoch");
        if (epoch.isPresent() && !epoch.get().equals(rig.state().epoch())) {
            throw new Problem(409, "E_EPOCH", "The rig has started anew since; read its state and trigger again.");
        }
        // A program keeps its turn; a hand would have somebody flashed at for a press of long ago.
        boolean waits = visit.credential().orElseThrow() instanceof Credential.Token;
        Command command;
        try {
            command = new Command.Capture(triggerId, waits);
        } catch (IllegalArgumentException e) {
            throw Problem.payload(String.valueOf(e.getMessage()));
        }
        answers.ask(visit, command);
    }

    private void result(Visit visit) {
        PairReport report = rig.result(visit.http().pathParam("trigger_id"))
                .orElseThrow(() -> new Problem(404, "E_NOT_FOUND",
                        "Nothing came of that trigger, or it is still on its way; ask again when its pair has ended."));
        visit.answer(report);
    }

    private void decide(Visit visit) throws AskException {
        PairId pair = visit.pair();
        answers.ask(visit, new Command.Decide(pair, visit.body("decision", Set.of("decision")).decision()));
    }

    private void picture(Visit visit) throws IOException {
        PairId pair = visit.pair();
        PairPicture picture = PairPicture.of(visit.http().pathParam("picture"))
                .orElseThrow(() -> Problem.notFound("picture"));
        fence.check(visit, pair);
        Path file = rig.picture(pair, picture).orElseThrow(() -> Problem.notFound("picture"));
        visit.http().contentType("image/jpeg").result(Files.readAllBytes(file));
    }
}
