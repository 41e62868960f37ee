package dev.diptych.capture.web;

import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.RigService;
import org.jspecify.annotations.Nullable;

/** Asks the rig, and says in HTTP what it said. */
final class Answers {
    private final RigService rig;
    private final RigMetrics metrics;

    record Accepted(String status, @Nullable String pair) {}

    record Duplicate(String status, String triggerId, @Nullable PairReport result) {}

    Answers(RigService rig, RigMetrics metrics) {
        this.rig = rig;
        this.metrics = metrics;
    }

    void ask(Visit visit, Command command) {
        switch (rig.ask(command, visit.caller())) {
            case Answer.Accepted accepted ->
                visit.answer(202, new Accepted("accepted", accepted.pair().map(Object::toString).orElse(null)));
            case Answer.Duplicate duplicate -> visit.answer(200,
                    new Duplicate("duplicate", duplicate.triggerId(), duplicate.result().orElse(null)));
            case Answer.Refused refused -> {
                metrics.refused(refused.code());
                visit.answer(refused.code().equals(Answer.Refused.NOT_AUTHORISED) ? 403 : 409,
                        new Problem.Document(refused.code(), refused.sentence()));
            }
        }
    }
}
