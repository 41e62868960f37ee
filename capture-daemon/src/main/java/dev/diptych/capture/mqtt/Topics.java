package dev.diptych.capture.mqtt;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rig's topics. */
record Topics(String rig) {
    private static final Pattern REPLY = Pattern.compile("[^+#\\x00]{1,200}");

    String command(String verb) {
        return "diptych/" + rig + "/command/" + verb;
    }

    /** The verb of a whole topic; empty if it is none of this rig's commands. */
    Optional<Verb> verbOf(String topic) {
        String before = command("");
        return topic.startsWith(before) ? Verb.of(topic.substring(before.length())) : Optional.empty();
    }

    /** The last part of a command's topic. */
    static String verb(String commandTopic) {
        return commandTopic.substring(commandTopic.lastIndexOf('/') + 1);
    }

    String state() {
        return "diptych/" + rig + "/state";
    }

    String event(String kind) {
        return "diptych/" + rig + "/event/" + kind;
    }

    /** @param rest whose, and which: whoever asks chooses it */
    String reply(String rest) {
        return "diptych/" + rig + "/reply/" + rest;
    }

    /** What Home Assistant finds devices by. */
    String discovery() {
        return "homeassistant/device/diptych-" + rig + "/config";
    }

    /**
     * Whether answers may go there. Whoever may command could otherwise have the rig, with the rig's rights, write to any topic:
     * its own state, or somebody's door.
     */
    boolean isForReplies(String topic) {
        String before = reply("");
        return topic.startsWith(before) && REPLY.matcher(topic.substring(before.length())).matches();
    }
}
