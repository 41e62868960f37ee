package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.daemon.Answer;
import dev.diptych.capture.daemon.Command;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.Phase;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.mqtt.bus.BusListener;
import dev.diptych.capture.mqtt.bus.CommandBus;
import dev.diptych.capture.mqtt.bus.Departure;
import dev.diptych.capture.session.EvidenceFacts;
import dev.diptych.capture.session.FaceFacts;
import dev.diptych.capture.session.FindingFacts;
import dev.diptych.capture.session.PairFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the AsyncAPI document says is what the rig says. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("asyncapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<ValidationMessage> faults(String schema, Object message) throws IOException {
        ObjectNode root = Client.JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", DOCUMENT.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(root)
                .validate(Client.JSON.readTree(message instanceof String text
                        ? text.getBytes(
                                StandardCharsets.UTF_8)
                        : StrictJson.bytes(message)));
    }

    @Test
    void repliesAreAsItSays() throws Exception {
        CommandRequest request = new CommandRequest(new Command.Capture("t", false), Optional.of("q"),
                Optional.of("epoch-1"));
        for (Answer answer : List.of(Answer.Accepted.DONE,
                new Answer.Duplicate("t", Optional.of(FakeRig.report("t", 1))),
                new Answer.Duplicate("t", Optional.empty()), new Answer.Refused("E_STALE", "No."))) {
            assertEquals(Set.of(), faults("Reply", Reply.to(request, answer)));
        }
        assertEquals(Set.of(), faults("Reply", Reply.finished(FakeRig.report("t", 1))));
        assertFalse(faults("Reply", "{\"status\":\"maybe\"}").isEmpty());
    }

    @Test
    void theStateIsAsItSaysAndNamesAllThatItHas() throws Exception {
        for (Phase phase : Phase.values()) {
            assertEquals(Set.of(),
                    faults("State", StrictJson.object(FakeRig.state("e", phase, 1)).put("online", true)));
        }
        assertEquals(RigState.class.getRecordComponents().length + 1,
                DOCUMENT.at("/components/schemas/State/required").size());
        assertEquals(Set.of(), faults("Offline", "{\"online\":false}"));
    }

    @Test
    void allThatAStateCanHaveIsAsItSays() throws Exception {
        RigState usual = FakeRig.state("e", Phase.FAULT, 1);
        RigState.Objection why = new RigState.Objection("E_LAMP", "The lamp is on.");
        RigState full = new RigState(2, "r1", "n", false, "e", Phase.FAULT, usual.since(), why, why,
                new RigState.Task("calibration", 1, 40), usual.session(), usual.queue(), usual.calibration(),
                new RigState.PreviewState("2026-11-27T08:01:00Z", 60_000), usual.camera(), usual.engine(),
                "sub-017_ses-02_pair-0001");

        assertEquals(Set.of(), faults("State", StrictJson.object(full).put("online", true)));
        assertFalse(faults("State", StrictJson.object(full).put("online", true).put("more", 1)).isEmpty());
    }

    static Stream<Arguments> schemasOfRecords() {
        return Stream.of(Arguments.of("Objection", RigState.Objection.class), Arguments.of("Task", RigState.Task.class),
                Arguments.of("Session", RigState.SessionState.class),
                Arguments.of("SessionPose", RigState.PoseState.class), Arguments.of("Queue", RigState.QueueState.class),
                Arguments.of("Calibration", RigState.CalibrationState.class),
                Arguments.of("Preview", RigState.PreviewState.class),
                Arguments.of("Camera", RigState.CameraState.class),
                Arguments.of("Engine", RigState.EngineState.class), Arguments.of("PairFacts", PairFacts.class),
                Arguments.of("Face", FaceFacts.class), Arguments.of("Box", FaceFacts.BoxFacts.class),
                Arguments.of("Finding", FindingFacts.class), Arguments.of("Evidence", EvidenceFacts.class),
                Arguments.of("Fall", EvidenceFacts.FallFacts.class),
                Arguments.of("Edge", EvidenceFacts.EdgeFacts.class),
                Arguments.of("Change", EvidenceFacts.ChangeFacts.class), Arguments.of("Reply", Reply.class));
    }

    /** A component that is added to a record, or renamed, is missed here before it is missed by whoever reads messages. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("schemasOfRecords")
    void aSchemaHasItsRecordsKeysAndIsClosed(String schema, Class<?> record) {
        JsonNode described = DOCUMENT.at("/components/schemas/" + schema);
        PropertyNamingStrategies.SnakeCaseStrategy snake = new PropertyNamingStrategies.SnakeCaseStrategy();

        assertEquals(Arrays.stream(record.getRecordComponents()).map(each -> snake.translate(each.getName())).toList(),
                StreamSupport
                        .stream(Spliterators.spliteratorUnknownSize(described.path("properties").fieldNames(), 0),
                                false)
                        .toList());
        assertTrue(described.path("additionalProperties").isBoolean());
        assertFalse(described.path("additionalProperties").asBoolean());
    }

    /** A message for each verb, which says what the rig itself demands of it: an epoch and an expiry, or neither. */
    @ParameterizedTest
    @EnumSource
    void aCommandsSchemaHasItsKeysAndDemandsWhatTheRigDemands(Verb verb) {
        String schema = switch (verb) {
            case CAPTURE -> "Capture";
            case SESSION_START -> "SessionStart";
            case SESSION_OPEN -> "SessionOpen";
            case POSE -> "Pose";
            case DECIDE -> "Decide";
            case ABORT, PAUSE, RESUME -> "Stop";
            case CLEAR_FAULT, CALIBRATE, SESSION_END, SKIP, PREVIEW_START, PREVIEW_STOP -> "Plain";
        };
        JsonNode described = DOCUMENT.at("/components/schemas/" + schema);

        described.path("properties").fieldNames().forEachRemaining(key -> assertTrue(verb.mayHave(key), key));
        assertEquals(!verb.isHarmless(), described.path("required").toString().contains("\"epoch\""));
        String headers = DOCUMENT.at("/components/messages/" + schema + "/traits/0/$ref").asText().substring(1);
        JsonNode trait = DOCUMENT.at(DOCUMENT.at(headers + "/headers/$ref").asText().substring(1));
        assertEquals(!verb.isHarmless(), trait.path("required").toString().contains("messageExpiryInterval"));
        assertTrue(trait.at("/properties/token").isObject());
    }

    @Test
    void homeAssistantsTopicAndDocumentAreAsItSays() throws Exception {
        assertEquals(DOCUMENT.at("/channels/discovery/address").asText().replace("{rig}", "r1"),
                new Topics("r1").discovery());
        assertEquals(Set.of(), faults("Discovery",
                new Discovery(new Topics("r1"), FakeRig.state("e", Phase.ARMED, 1)).document()));
    }

    @Test
    void eventsAreAsItSays(@TempDir Path folder) throws Exception {
        List<Departure> sent = new CopyOnWriteArrayList<>();
        CommandBus bus = new CommandBus() {
            @Override
            public void start(BusListener listener) {
            }

            @Override
            public boolean isUp() {
                return true;
            }

            @Override
            public CompletableFuture<Void> publish(Departure message) {
                sent.add(message);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void close() {
            }
        };
        Topics topics = new Topics("r1");
        RigState state = FakeRig.state("e", Phase.CALIBRATING, 1);
        try (Outbox outbox = Outbox.open(folder, sentence -> {});
                EventFeed feed = new EventFeed(topics, bus, outbox, new NewestState(topics.state(), bus), new Askers(),
                        InstantSource.fixed(Instant.EPOCH))) {
            feed.start();
            feed.accept(new DaemonEvent.PairFinished(FakeRig.report("t", 1), FakeRig.report("t", 1).facts()));
            feed.accept(new DaemonEvent.PairDecided(FakeRig.report("t", 1)));
            feed.accept(new DaemonEvent.FaultRaised(new RigState.Objection("E_LAMP", "The lamp is on.")));
            feed.accept(new DaemonEvent.Told("Good morning."));
            feed.accept(new DaemonEvent.StateChanged(new RigState(1, "r1", "n", true, "e", Phase.CALIBRATING,
                    state.since(), null, null, new RigState.Task("calibration", 1, 40), null, state.queue(), null, null,
                    state.camera(), state.engine(), null)));
            for (String schema : List.of("PairEvent", "PairEvent", "FaultEvent", "ToldEvent")) {
                OutboxEntry entry = outbox.head();
                assertEquals(Set.of(), faults(schema, entry.json()));
                outbox.done(entry);
            }
            Await.until("state and progress are sent", () -> sent.size() == 2);
        }
        assertEquals(List.of("diptych/r1/state", "diptych/r1/event/progress"),
                sent.stream().map(Departure::topic).toList());
        assertEquals(Set.of(), faults("State", new String(sent.getFirst().payload(), StandardCharsets.UTF_8)));
        assertEquals(Set.of(), faults("ProgressEvent", new String(sent.getLast().payload(), StandardCharsets.UTF_8)));
    }

    @Test
    void itNamesEveryVerbAndNoOther() {
        assertEquals(Arrays.stream(Verb.values()).map(Verb::word).toList(),
                StreamSupport.stream(DOCUMENT.at("/channels/command/parameters/verb/enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    @Test
    void whatItCallsACommandIsReadAndWhatItForbidsIsNot() throws Exception {
        assertEquals(Set.of(), faults("Capture", Client.trigger("t")));
        CommandReader.read(Verb.CAPTURE, StrictJson.read(Client.trigger("t")
                .getBytes(
                        StandardCharsets.UTF_8)));
        assertFalse(faults("Capture", "{\"trigger_id\":\"t\",\"epoch\":\"e\",\"force\":true}").isEmpty());
        assertFalse(faults("Capture", "{\"trigger_id\":\"a b\",\"epoch\":\"e\"}").isEmpty());
    }
}
