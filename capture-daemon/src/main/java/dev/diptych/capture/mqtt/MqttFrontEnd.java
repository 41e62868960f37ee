package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.mqtt.bus.Arrival;
import dev.diptych.capture.mqtt.bus.BusListener;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import dev.diptych.capture.mqtt.bus.Loss;
import dev.diptych.capture.mqtt.internal.PahoBus;
import dev.diptych.rig.time.Clock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The rig over MQTT: commands in, answers, events, the retained state and Home Assistant's discovery out. It works, and the rig
 * works, whether or not there is a broker.
 * <p>
 * Two clients connect, {@code diptych-<rig>} and {@code diptych-<rig>-abort}. Brokers queue for each client and drop what does not fit
 * (mosquitto: 1000 messages), so a stop must not stand in one line with a flood of other commands.
 */
public final class MqttFrontEnd implements AutoCloseable {
    private static final long LEAVE_MS = 2000;
    private final RigService service;
    private final Topics topics;
    private final CommandBus main;
    private final CommandBus stop;
    private final CommandDesk desk;
    private final Outbox outbox;
    private final OutboxSender sender;
    private final NewestState state;
    private final EventFeed feed;
    private final Consumer<String> tell;
    private final Runnable deaf;

    private MqttFrontEnd(MqttSettings settings, RigService service, Outbox outbox, Clock clock, InstantSource instants,
            Consumer<String> tell, Consumer<String> refused) {
        this.service = service;
        this.outbox = outbox;
        this.tell = tell;
        this.topics = new Topics(settings.rig());
        String clientId = "diptych-" + settings.rig();
        this.main = new PahoBus(settings.login(), clientId, List.of(topics.command("+")),
                Optional.of(NewestState.offline(topics.state())));
        this.stop = new PahoBus(settings.login(), clientId + "-abort", List.of(topics.command(Verb.ABORT.word())),
                Optional.empty());
        Askers askers = new Askers();
        this.desk = new CommandDesk(service, settings, clock, askers, new RefusalCount(tell, refused));
        this.state = new NewestState(topics.state(), main);
        this.sender = new OutboxSender(outbox, main, tell);
        this.feed = new EventFeed(topics, main, outbox, state, askers, instants);
        this.deaf = service.listen(feed);
    }

    /**
     * Starts it; it connects by itself, now or when there is a broker.
     *
     * @param folder of the outbox, this rig's alone
     * @param instants wall time, for labels
     * @param tell hears of what the operator should know, on any thread
     * @param refused hears of the code of each command that is refused, on any thread, and must not wait: a flood is thousands a second
     * @throws OperatorException if the folder cannot be written to
     */
    public static MqttFrontEnd start(MqttSettings settings, RigService service, Path folder, Clock clock,
            InstantSource instants, Consumer<String> tell, Consumer<String> refused) throws OperatorException {
        MqttFrontEnd frontEnd = new MqttFrontEnd(settings, service, Outbox.open(folder, tell), clock, instants, tell,
                refused);
        frontEnd.feed.start();
        frontEnd.sender.start();
        frontEnd.main.start(frontEnd.new Main());
        frontEnd.stop.start(frontEnd.new Stop());
        return frontEnd;
    }

    /** Whether the broker is there, for who looks after the rig's health. */
    public boolean isConnected() {
        return main.isUp() && stop.isUp();
    }

    /** Tells everybody that the rig is offline, and leaves. What the broker has not taken is sent in the next run. */
    @Override
    public void close() {
        stop.close();
        desk.close();
        deaf.run();
        feed.close();
        sender.close();
        state.end().ifPresent(published -> {
            try {
                published.get(LEAVE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                tell.accept("W_MQTT_DOWN: The broker did not take the rig's farewell; its last will says the same.");
            }
        });
        main.close();
        outbox.close();
    }

    /** Tells of an outage once, not at each attempt. */
    private abstract class Told implements BusListener {
        private String lastTold = "";

        @Override
        public void disconnected(Loss loss) {
            if (loss.takenOver() || !loss.sentence().equals(lastTold)) {
                lastTold = loss.sentence();
                tell.accept(loss.sentence());
            }
        }

        void back() {
            if (!lastTold.isEmpty()) {
                lastTold = "";
                tell.accept("The MQTT broker is there again.");
            }
        }
    }

    private final class Main extends Told {
        @Override
        public void connected() {
            back();
            state.show(service.state());
            main.send(Departure.retained(topics.discovery(),
                    StrictJson.bytes(new Discovery(topics, service.state()).document())));
            sender.connected();
        }

        @Override
        public void arrived(Arrival message) {
            if (stop.isUp() && Verb.ABORT.word().equals(Topics.verb(message.topic()))) {
                // The other client has it too.
                message.acknowledge().run();
            } else {
                desk.arrived(message, main);
            }
        }
    }

    private final class Stop extends Told {
        @Override
        public void connected() {
            back();
        }

        @Override
        public void arrived(Arrival message) {
            desk.arrived(message, stop);
        }
    }
}
