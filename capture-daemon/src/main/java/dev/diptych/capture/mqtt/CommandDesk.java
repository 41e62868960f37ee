package dev.diptych.capture.mqtt;

import dev.diptych.capture.access.Caller;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.mqtt.MqttSettings.Authority;
import dev.diptych.capture.mqtt.bus.Arrival;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes commands, asks the rig, answers. Checks are done on the bus's thread, which never waits; asking, which may write to disk, on
 * one thread for aborts and one for all else. A command is acknowledged when the rig has answered: an accepted trigger is on disk by
 * then.
 */
final class CommandDesk implements AutoCloseable {
    private final RigService service;
    private final Authority authority;
    private final Topics topics;
    private final Clock clock;
    private final CommandCheck check;
    private final RefusalCount refusals;
    private final Askers askers;
    private final WorkLine aborts = new WorkLine("mqtt-aborts");
    private final WorkLine others = new WorkLine("mqtt-commands");

    CommandDesk(RigService service, MqttSettings settings, Clock clock, Askers askers, RefusalCount refusals) {
        this.service = service;
        this.authority = settings.authority();
        this.topics = new Topics(settings.rig());
        this.clock = clock;
        this.check = new CommandCheck(() -> service.state().epoch(), clock);
        this.askers = askers;
        this.refusals = refusals;
    }

    /** On the bus's thread. Answers go back over the same bus. */
    void arrived(Arrival message, CommandBus bus) {
        if (!message.responseTopic().map(topics::isForReplies).orElse(true)) {
            // Answering there is what must not be done, so it is only counted.
            refusals.add(CommandRefusedException.PAYLOAD, "Answers go to topics below diptych/" + topics.rig()
                    + "/reply/ only.");
            message.acknowledge().run();
            return;
        }
        Asker asker = Asker.of(bus, message);
        try {
            String word = Topics.verb(message.topic());
            Verb verb = Verb.of(word)
                    .orElseThrow(() -> new CommandRefusedException(CommandRefusedException.PAYLOAD,
                            "There is no such command; docs/MQTT.md lists them."));
            CommandRequest request = check.check(verb, message);
            long arrivedNanos = clock.nanos();
            if (!(verb == Verb.ABORT ? aborts : others).offer(() -> take(request, message, asker, arrivedNanos))) {
                throw new CommandRefusedException(CommandRefusedException.RATE,
                        "Too many commands wait already; send it again later.", request);
            }
        } catch (CommandRefusedException e) {
            refuse(e, message, asker);
        }
    }

    private void take(CommandRequest request, Arrival message, Asker asker, long arrivedNanos) {
        try {
            ask(request, caller(request, message, arrivedNanos), message, asker);
        } catch (CommandRefusedException e) {
            refuse(e, message, asker);
        } catch (RuntimeException e) {
            refuse(new CommandRefusedException(CommandRefusedException.BROKEN,
                    "The rig could not answer (" + e + "); look at its state before you go on.", request), message,
                    asker);
        }
    }

    private void ask(CommandRequest request, Caller caller, Arrival message, Asker asker) {
        Optional<Askers.Waiting> waiting = request.triggerId().map(trigger -> askers.expect(trigger, asker));
        Answer answer = service.ask(request.command(), caller);
        message.acknowledge().run();
        if (answer instanceof Answer.Refused refused) {
            refusals.add(refused.code(), refused.sentence());
        }
        asker.answer(Reply.to(request, answer));
        waiting.ifPresent(each -> {
            if (isOnItsWay(answer)) {
                askers.answered(each);
            } else {
                askers.forget(each);
            }
        });
    }

    private static boolean isOnItsWay(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> true;
            case Answer.Duplicate duplicate -> duplicate.result().isEmpty();
            case Answer.Refused _ -> false;
        };
    }

    private Caller caller(CommandRequest request, Arrival message, long arrivedNanos) throws CommandRefusedException {
        long waitedNanos = clock.nanos() - arrivedNanos;
        boolean expired = message.expirySeconds()
                .map(seconds -> waitedNanos > TimeUnit.SECONDS.toNanos(seconds))
                .orElse(false);
        if (expired && !(request.command() instanceof Command.Abort)) {
            throw new CommandRefusedException(CommandRefusedException.STALE,
                    "The command expired while the rig was busy; send a new one.", request);
        }
        return switch (authority) {
            case Authority.OfBroker(Caller caller) -> caller;
            case Authority.OfToken token -> message.token()
                    .flatMap(token.callers())
                    .orElseThrow(() -> new CommandRefusedException(Answer.Refused.NOT_AUTHORISED,
                            "The command bears no token that this rig knows; give it one as the user property"
                                    + " \"token\".",
                            request));
        };
    }

    private void refuse(CommandRefusedException why, Arrival message, Asker asker) {
        refusals.add(why.code(), why.sentence());
        asker.answer(Reply.refused(why.request(), why.code(), why.sentence()));
        message.acknowledge().run();
    }

    @Override
    public void close() {
        others.close();
        aborts.close();
    }
}
