package dev.diptych.capture.mqtt;

import dev.diptych.capture.ask.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.capture.daemon.RigState;

/**
 * What tells Home Assistant of the rig: one device with sensors and buttons
 * (<a href="https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload">device discovery</a>).
 * There is no button that takes a pair: a button publishes a fixed text, and a trigger bears the present epoch and an id of its own,
 * without which a press from before a restart, or one that is delivered twice, would flash at somebody.
 */
final class Discovery {
    private final Topics topics;
    private final RigState state;

    Discovery(Topics topics, RigState state) {
        this.topics = topics;
        this.state = state;
    }

    ObjectNode document() {
        ObjectNode document = StrictJson.empty();
        ObjectNode device = document.putObject("device");
        device.putArray("identifiers").add(id(""));
        device.put("name", state.name())
                .put("manufacturer", "Diptych")
                .put("model",
                        state.simulated() ? "Simulated studio" : "Capture rig");
        document.putObject("origin").put("name", "Diptych");
        document.put("state_topic", topics.state())
                .put("availability_topic", topics.state())
                .put("availability_template", "{{ 'online' if value_json.online else 'offline' }}")
                .put("qos", 1);
        ObjectNode components = document.putObject("components");
        sensor(components, "phase", "Phase", "{{ value_json.phase | default('') }}");
        sensor(components, "session", "Session", "{{ (value_json.session or {}).id | default('none') }}");
        sensor(components, "accepted", "Accepted pairs", "{{ (value_json.session or {}).accepted | default(0) }}");
        button(components, Verb.ABORT, "Stop");
        button(components, Verb.PAUSE, "Pause");
        button(components, Verb.RESUME, "Resume");
        return document;
    }

    private void sensor(ObjectNode components, String key, String name, String template) {
        components.putObject(key)
                .put("platform", "sensor")
                .put("unique_id", id("-" + key))
                .put("name", name)
                .put("value_template", template);
    }

    private void button(ObjectNode components, Verb verb, String name) {
        components.putObject(verb.word())
                .put("platform", "button")
                .put("unique_id", id("-" + verb.word()))
                .put("name", name)
                .put("command_topic", topics.command(verb.word()))
                .put("payload_press", "{}")
                .put("retain", false);
    }

    private String id(String end) {
        return "diptych-" + topics.rig() + end;
    }
}
