package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.capture.mqtt.bus.Arrival;
import dev.diptych.rig.time.Clock;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that is looked at before anybody is asked, cheapest first: size, retained, expiry, form, epoch, rate. Cheap enough to
 * be done where messages arrive: a flood is refused as fast as it comes.
 */
final class CommandCheck {
    private static final int MOST_BYTES = 4096;
    /** How old a command may be. Brokers count the interval down. */
    private static final long MOST_EXPIRY_SECONDS = 2;
    private final Supplier<String> epoch;
    private final TokenBucket captures;
    private final TokenBucket aborts;
    private final TokenBucket others;

    CommandCheck(Supplier<String> epoch, Clock clock) {
        this.epoch = epoch;
        // A pair takes a second at least.
        this.captures = new TokenBucket(2, 4, clock);
        // Its own, and wide: when one is refused, another has been obeyed a moment before.
        this.aborts = new TokenBucket(20, 20, clock);
        this.others = new TokenBucket(10, 20, clock);
    }

    CommandRequest check(Verb verb, Arrival message) throws CommandRefusedException {
        checkEnvelope(verb, message);
        ObjectNode json = json(message.payload());
        CommandRequest request = CommandReader.read(verb, json);
        checkEpoch(verb, request);
        if (!bucket(verb).take()) {
            throw new CommandRefusedException(CommandRefusedException.RATE,
                    "Too many commands of this kind in a short time; send it again later.", request);
        }
        return request;
    }

    private static void checkEnvelope(Verb verb, Arrival message) throws CommandRefusedException {
        if (message.payload().length > MOST_BYTES) {
            throw new CommandRefusedException(CommandRefusedException.PAYLOAD, "A command has at most " + MOST_BYTES
                    + " bytes, not " + message.payload().length + ".");
        }
        if (message.retained()) {
            throw new CommandRefusedException(CommandRefusedException.RETAINED,
                    "A retained command would come again at each connection; publish it without the retain flag.");
        }
        Optional<Long> expiry = message.expirySeconds();
        if (expiry.isEmpty() && !verb.isHarmless()) {
            throw new CommandRefusedException(CommandRefusedException.STALE,
                    "Nobody can tell how old this command is; give it a message expiry interval of "
                            + MOST_EXPIRY_SECONDS + " s.");
        }
        if (verb != Verb.ABORT && expiry.isPresent() && (expiry.get() < 1 || expiry.get() > MOST_EXPIRY_SECONDS)) {
            throw new CommandRefusedException(CommandRefusedException.STALE, expiry.get() < 1
                    ? "This command has expired; send a new one with a message expiry interval of "
                            + MOST_EXPIRY_SECONDS + " s."
                    : "A command that may be " + expiry.get() + " s old is not obeyed; give it a message expiry"
                            + " interval of at most " + MOST_EXPIRY_SECONDS + " s.");
        }
    }

    private static ObjectNode json(byte[] payload) throws CommandRefusedException {
        try {
            return StrictJson.read(payload);
        } catch (IOException e) {
            throw new CommandRefusedException(CommandRefusedException.PAYLOAD,
                    "A command is one JSON object in UTF-8, at most 8 levels deep, each key once.");
        }
    }

    private void checkEpoch(Verb verb, CommandRequest request) throws CommandRefusedException {
        Optional<String> named = request.epoch();
        if (verb == Verb.ABORT || (named.isEmpty() && verb.isHarmless())) {
            return;
        }
        if (!named.equals(Optional.of(epoch.get()))) {
            throw new CommandRefusedException(CommandRefusedException.EPOCH,
                    "The rig has been started anew, or the command names no epoch; take \"epoch\" from the retained"
                            + " state and decide again.",
                    request);
        }
    }

    private TokenBucket bucket(Verb verb) {
        return switch (verb) {
            case CAPTURE -> captures;
            case ABORT -> aborts;
            default -> others;
        };
    }
}
