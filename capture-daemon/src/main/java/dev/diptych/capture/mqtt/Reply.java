package dev.diptych.capture.mqtt;

import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.PairReport;
import org.jspecify.annotations.Nullable;

/**
 * An answer to whoever sent a command.
 *
 * @param status accepted, duplicate, refused, or finished: what came of an accepted trigger
 * @param pair the number that the pair will bear
 */
record Reply(String status, @Nullable String triggerId, @Nullable String requestId, @Nullable String pair,
        @Nullable String code, @Nullable String sentence, @Nullable PairReport result) {
    static Reply to(CommandRequest request, Answer answer) {
        String trigger = request.triggerId().orElse(null);
        String id = request.requestId().orElse(null);
        return switch (answer) {
            case Answer.Accepted accepted -> new Reply("accepted", trigger, id,
                    accepted.pair().map(Object::toString).orElse(null), null, null, null);
            case Answer.Duplicate duplicate -> new Reply("duplicate", trigger, id,
                    duplicate.result().map(result -> result.facts().pairId()).orElse(null), Answer.Duplicate.CODE,
                    duplicate.sentence(), duplicate.result().orElse(null));
            case Answer.Refused refused -> new Reply("refused", trigger, id, null, refused.code(), refused.sentence(),
                    null);
        };
    }

    static Reply refused(@Nullable CommandRequest request, String code, String sentence) {
        return new Reply("refused", request == null ? null : request.triggerId().orElse(null),
                request == null ? null : request.requestId().orElse(null), null, code, sentence, null);
    }

    static Reply finished(PairReport result) {
        return new Reply("finished", result.triggerId(), null, result.facts().pairId(), null, null, result);
    }
}
