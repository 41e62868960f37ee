package dev.diptych.broker;

import dev.diptych.capture.broker.BrokerAccess;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A rig that may everything of its own, and a trigger that may command it and hear its state; remembers what was asked. */
final class RigUsers implements BrokerAccess {
    static final String PASSWORD = "of-everybody";
    final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Override
    public boolean mayConnect(String user, String password, String clientId) {
        return Set.of("rig", "trigger").contains(user) && password.equals(PASSWORD)
                && (user.equals("rig") || !clientId.startsWith("diptych-"));
    }

    @Override
    public boolean mayPublish(String user, String topic) {
        asked.add(user + " publishes " + topic);
        return topic.startsWith(user.equals("rig") ? "diptych/r.1/" : "diptych/r.1/command/");
    }

    @Override
    public boolean mayReceive(String user, String filter) {
        asked.add(user + " receives " + filter);
        return user.equals("rig")
                ? filter.startsWith("diptych/r.1/")
                : filter.equals("diptych/r.1/state") || filter.startsWith("diptych/r.1/event/")
                        || filter.startsWith("diptych/r.1/reply/trigger");
    }
}
