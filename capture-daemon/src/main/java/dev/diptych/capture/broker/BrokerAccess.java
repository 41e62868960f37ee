package dev.diptych.capture.broker;

/** Who may connect to the broker, and to which topics. For any thread. */
public interface BrokerAccess {
    /**
     * Asked before a connection takes over another of the same client id.
     *
     * @param clientId as the client names itself; the broker makes one for a client that names none
     */
    boolean mayConnect(String user, String password, String clientId);

    /** @param topic as clients write it, with slashes */
    boolean mayPublish(String user, String topic);

    /** @param filter as clients write it, perhaps with wildcards */
    boolean mayReceive(String user, String filter);
}
