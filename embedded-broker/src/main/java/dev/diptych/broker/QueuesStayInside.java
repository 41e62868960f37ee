package dev.diptych.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * Cuts off who subscribes to {@code topic::queue}. That is Artemis's way of naming a queue of one's own choice, and it gives out the
 * topic's retained message, and what waits in the queue, without asking its security manager.
 */
final class QueuesStayInside implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttSubscribeMessage subscribe
                && subscribe.payload()
                        .topicSubscriptions()
                        .stream()
                        .anyMatch(wish -> CompositeAddress.isFullyQualified(wish.topicFilter()))) {
            connection.fail(new ActiveMQSecurityException("Filters with two colons are not for clients."));
            return false;
        }
        return true;
    }
}
