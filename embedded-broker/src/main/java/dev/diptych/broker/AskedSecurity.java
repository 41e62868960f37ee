package dev.diptych.broker;

import dev.diptych.capture.broker.BrokerAccess;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager4;
import org.jspecify.annotations.Nullable;

/**
 * Hands the broker's questions on to whoever knows the rig's users. It is asked for every message that is published, and for a
 * filter when somebody subscribes; a will is published in the name of the user who left it.
 */
final class AskedSecurity implements ActiveMQSecurityManager4 {
    /** What the broker keeps for itself: sessions, retained messages; MQTT 5 section 4.7.2 keeps $ from clients. */
    private static final String BROKERS_OWN = "$";
    /** Artemis's own management, which MQTT clients would reach as topics. */
    private static final String MANAGEMENT = "activemq.";
    /** Where a client's own messages of QoS 2 wait for their release, by the client's id. */
    private static final String QOS_2 = "$sys.mqtt.queue.qos2.";

    private final BrokerAccess access;

    AskedSecurity(BrokerAccess access) {
        this.access = access;
    }

    /** Without a connection, and so a client's id, nobody is let in. */
    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    /** Artemis has read the client's id by now, and cuts off an older connection of that id only after this. */
    @Override
    public @Nullable String validateUser(@Nullable String user, @Nullable String password,
            @Nullable RemotingConnection connection, @Nullable String domain) {
        String clientId = connection == null ? null : connection.getClientID();
        return user != null && password != null && clientId != null && access.mayConnect(user, password, clientId)
                ? user
                : null;
    }

    /** Without a topic there is nothing to allow. */
    @Override
    public boolean validateUserAndRole(@Nullable String user, @Nullable String password, @Nullable Set<Role> roles,
            CheckType check) {
        return false;
    }

    /** The password was right when the client connected; from then on the connection is the user. */
    @Override
    public @Nullable String validateUserAndRole(@Nullable String user, @Nullable String password,
            @Nullable Set<Role> roles, CheckType check, String address, @Nullable RemotingConnection connection,
            @Nullable String domain) {
        return user != null && may(user, check, address, connection) ? user : null;
    }

    private boolean may(String user, CheckType check, String address, @Nullable RemotingConnection connection) {
        if (connection != null && address.equals(QOS_2 + connection.getClientID())) {
            return true;
        }
        if (address.startsWith(BROKERS_OWN) || address.startsWith(MANAGEMENT)) {
            return false;
        }
        return switch (check) {
            case SEND -> access.mayPublish(user, address);
            case CONSUME, BROWSE, CREATE_DURABLE_QUEUE, CREATE_NON_DURABLE_QUEUE, DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE ->
                access.mayReceive(user, address);
            // Whoever comes first to a topic makes its address, from either side.
            case CREATE_ADDRESS, DELETE_ADDRESS -> access.mayReceive(user, address)
                    || (!isFilter(address) && access.mayPublish(user, address));
            case MANAGE, VIEW, EDIT -> false;
        };
    }

    private static boolean isFilter(String address) {
        return address.indexOf('+') >= 0 || address.indexOf('#') >= 0;
    }
}
