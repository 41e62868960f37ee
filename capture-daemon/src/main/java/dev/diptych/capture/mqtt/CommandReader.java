package dev.diptych.capture.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.PairId;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.ask.AskException;
import dev.diptych.capture.ask.Asked;
import dev.diptych.capture.ask.SessionWishReader;
import dev.diptych.capture.daemon.Command;

/** A command out of its JSON. What is not understood is refused, and named. */
final class CommandReader {
    private CommandReader() {
    }

    static CommandRequest read(Verb verb, ObjectNode json) throws CommandRefusedException {
        Asked asked = new Asked(verb.word(), json);
        try {
            asked.checkKeys(verb::mayHave);
            return new CommandRequest(command(verb, asked), asked.text("request_id"), asked.text("epoch"));
        } catch (AskException e) {
            throw new CommandRefusedException(CommandRefusedException.PAYLOAD, e.sentence());
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(CommandRefusedException.PAYLOAD, String.valueOf(e.getMessage()));
        }
    }

    private static Command command(Verb verb, Asked asked) throws AskException {
        return switch (verb) {
            case CAPTURE -> new Command.Capture(asked.needed("trigger_id"), asked.flag("waits"));
            case ABORT -> new Command.Abort();
            case CLEAR_FAULT -> new Command.ClearFault();
            case CALIBRATE -> new Command.Calibrate();
            case SESSION_START -> new Command.StartSession(SessionWishReader.read(asked));
            case SESSION_OPEN -> new Command.OpenSession(SessionId.parse(asked.needed("session")));
            case SESSION_END -> new Command.EndSession();
            case PAUSE -> new Command.Pause();
            case RESUME -> new Command.Resume();
            case POSE -> new Command.GoToPose(asked.needed("pose_id"));
            case SKIP -> new Command.SkipPose();
            case DECIDE -> new Command.Decide(PairId.parse(asked.needed("pair")), asked.decision());
            case PREVIEW_START -> new Command.StartPreview();
            case PREVIEW_STOP -> new Command.StopPreview();
        };
    }
}
