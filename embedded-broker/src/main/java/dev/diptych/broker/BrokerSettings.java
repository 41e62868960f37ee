package dev.diptych.broker;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How Artemis is set up: MQTT on the loopback interface, nothing on disk, little of everything. */
final class BrokerSettings {
    static final String ACCEPTOR = "mqtt";
    /** Of a whole MQTT packet; the largest of the rig's own documents is a tenth of it. */
    static final int MAX_PACKET_BYTES = 256 * 1024;
    static final int MAX_CONNECTIONS = 64;

    /** For one subscription of a client that does not take them; then the oldest goes, and no other client notices. */
    static final int MAX_WAITING_MESSAGES = 100;

    /** Of one topic for all its clients: only messages far larger than the rig's own come near it. More are dropped. */
    private static final long MAX_TOPIC_BYTES = 16L * 1024 * 1024;
    private static final long MAX_BYTES = 4 * MAX_TOPIC_BYTES;
    /** An MQTT 3.1.1 client that is away longer has lost its subscriptions and what waits for it; MQTT 5 clients say themselves. */
    private static final int SESSION_EXPIRY_SECONDS = 3_600;

    private BrokerSettings() {
    }

    /** @param portNumber 0 for any free one */
    static Configuration of(int portNumber) throws Exception {
        ConfigurationImpl settings = new ConfigurationImpl();
        // Addresses are spelt as MQTT spells topics: nothing has to be translated, and a dot in a topic is a dot.
        settings.setWildCardConfiguration(new WildcardConfiguration().setDelimiter('/')
                .setSingleWord('+')
                .setAnyWords('#'));
        settings.setName("diptych")
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                // What was allowed a moment ago may have been taken back since: every question is asked.
                .setAuthenticationCacheSize(0)
                .setAuthorizationCacheSize(0)
                .setThreadPoolMaxSize(4)
                .setScheduledThreadPoolMaxSize(1)
                .setMessageExpiryScanPeriod(1_000)
                .setConfigurationFileRefreshPeriod(-1)
                .setMaxDiskUsage(-1)
                .setGracefulShutdownEnabled(false);
        settings.setCriticalAnalyzer(false).setSuppressSessionNotifications(true).setGlobalMaxSize(MAX_BYTES);
        settings.addAddressSetting("#", new AddressSettings().setDefaultRingSize(MAX_WAITING_MESSAGES)
                .setMaxSizeBytes(MAX_TOPIC_BYTES)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setAutoCreateAddresses(true)
                .setAutoDeleteAddresses(true));
        settings.addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:" + portNumber + "?" + acceptorOptions());
        return settings;
    }

    private static String acceptorOptions() {
        return String.join(";", "protocols=MQTT", "autoStart=false", "tcpNoDelay=true", "remotingThreads=2",
                // Netty's native transports would be unpacked into the folder for temporary files.
                "useEpoll=false", "useKQueue=false",
                "connectionsAllowed=" + MAX_CONNECTIONS,
                "maximumPacketSize=" + MAX_PACKET_BYTES,
                "defaultMqttSessionExpiryInterval=" + SESSION_EXPIRY_SECONDS);
    }
}
