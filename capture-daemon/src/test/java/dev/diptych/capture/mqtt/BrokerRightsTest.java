package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.QuickAccess;
import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.daemon.Command;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerRightsTest {
    private static final String OWN = BrokerRights.newRigPassword();

    @TempDir
    Path folder = Path.of("");

    private Access access;
    private BrokerRights broker;
    private String button;

    @BeforeEach
    void open() throws Exception {
        access = QuickAccess.open(folder, InstantSource.system());
        broker = new BrokerRights(access, "studio", OWN);
        button = access.addToken("button", EnumSet.of(Permission.CAPTURE));
        access.addToken("screen", EnumSet.of(Permission.WATCH));
        access.addToken("nurse", EnumSet.of(Permission.SESSION, Permission.CALIBRATE));
    }

    @Test
    void nameAndTokenAreUserAndPassword() throws Exception {
        assertTrue(broker.mayConnect("button", button, "anything"));
        assertFalse(broker.mayConnect("screen", button, "anything"));
        assertFalse(broker.mayConnect("button", "", "anything"));
        assertTrue(broker.mayConnect(BrokerRights.RIG_USER, OWN, "diptych-studio"));
        assertFalse(broker.mayConnect(BrokerRights.RIG_USER, button, "diptych-studio"));

        access.revoke("button");
        assertFalse(broker.mayConnect("button", button, "anything"));
        assertFalse(broker.mayPublish("button", "diptych/studio/command/capture"), "nor on a connection from before");
    }

    /** Mosquitto CVE-2018-12550: an empty list of rules let everybody in. */
    @Test
    void cve201812550AnEmptyListOfTokensLetsNobodyIn(@TempDir Path nobodys) throws Exception {
        BrokerRights empty = new BrokerRights(QuickAccess.open(nobodys, InstantSource.system()), "studio",
                OWN);

        assertTrue(empty.mayConnect(BrokerRights.RIG_USER, OWN, "diptych-studio"), "the rig itself");
        for (String user : new String[]{"button", "", "anonymous", BrokerRights.RIG_USER}) {
            assertFalse(empty.mayConnect(user, "", "anything"), user);
            assertFalse(empty.mayConnect(user, button, "anything"), user);
        }
        assertFalse(empty.mayPublish("button", "diptych/studio/command/capture"));
        assertFalse(empty.mayReceive("button", "diptych/studio/state"));
    }

    @ParameterizedTest
    @CsvSource({"diptych-studio", "diptych-studio-abort", "diptych-other", "diptych-"})
    void aTokenTakesNoRigsPlace(String clientId) {
        assertFalse(broker.mayConnect("button", button, clientId));
        assertTrue(broker.mayConnect(BrokerRights.RIG_USER, OWN, clientId));
        assertTrue(broker.mayConnect("button", button, "my-" + clientId));
    }

    @ParameterizedTest
    @CsvSource({"button, diptych/studio/command/capture, true", "button, diptych/studio/command/decide, true",
        "button, diptych/studio/command/abort, false", "screen, diptych/studio/command/abort, true",
        "screen, diptych/studio/command/capture, false", "nurse, diptych/studio/command/clear_fault, true",
        "nurse, diptych/studio/command/session_start, true", "nurse, diptych/studio/command/capture, false",
        "button, diptych/other/command/capture, false", "button, diptych/studio/command/capture/x, false",
        "button, diptych/studio/command/, false", "button, diptych/studio/state, false",
        "button, diptych/studio/reply/screen/x, false", "nobody, diptych/studio/command/abort, false",
        "_rig, diptych/studio/state, true", "_rig, diptych/studio/reply/button/1, true"})
    void topicsFollowPermissions(String user, String topic, boolean may) {
        assertEquals(may, broker.mayPublish(user, topic));
    }

    @ParameterizedTest
    @CsvSource({"screen, diptych/studio/state, true", "screen, diptych/studio/event/#, true",
        "screen, diptych/studio/event/pair, true", "screen, diptych/studio/reply/screen/#, true",
        "screen, homeassistant/device/diptych-studio/config, true", "screen, '#', false",
        "screen, diptych/#, false", "screen, diptych/studio/#, false", "screen, diptych/+/state, false",
        "screen, diptych/studio/+, false", "screen, diptych/studio/reply/#, false",
        "screen, diptych/studio/reply/+/1, false", "screen, diptych/studio/reply/button/#, false",
        "screen, diptych/studio/command/#, false", "screen, $share/g/diptych/studio/state, false",
        "button, diptych/studio/state, false", "button, diptych/studio/reply/button/1, true",
        "nobody, diptych/studio/reply/nobody/#, false", "_rig, diptych/studio/command/#, true"})
    void nobodyHearsMoreThanIsTheirs(String user, String filter, boolean may) {
        assertEquals(may, broker.mayReceive(user, filter));
    }

    /** The broker's door and the rig's own ask for the same. */
    @ParameterizedTest
    @EnumSource
    void eachVerbNeedsWhatTheCommandThatItMakesNeeds(Verb verb) throws Exception {
        ObjectNode json = StrictJson.empty();
        Map.of("trigger_id", "t", "pose_id", "front", "pair", "sub-017_ses-02_pair-0001", "decision", "retake",
                "session", "sub-017_ses-02")
                .forEach((key, value) -> {
                    if (verb.mayHave(key)) {
                        json.put(key, value);
                    }
                });
        Permission needed = CommandReader.read(verb, json).command().permission();

        assertEquals(needed, verb.permission());
        for (Permission given : Permission.values()) {
            String user = "only-" + given.word();
            access.addToken(user, EnumSet.of(given));
            assertEquals(given == needed, broker.mayPublish(user, "diptych/studio/command/" + verb.word()), user);
        }
    }

    @Test
    void everyCommandButTheOneOfAWebPageHasItsVerb() throws Exception {
        Set<Class<?>> kinds = new HashSet<>(Set.of(Command.class.getPermittedSubclasses()));
        assertTrue(kinds.remove(Command.WatchPreview.class));

        assertEquals(kinds.size(), Verb.values().length);
    }
}
