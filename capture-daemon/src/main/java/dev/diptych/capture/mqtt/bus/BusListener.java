package dev.diptych.capture.mqtt.bus;

/** What a bus has to say. Nothing here may wait or throw. */
public interface BusListener {
    /** Connected and subscribed. */
    void connected();

    /** Not connected, or no longer; it is tried again by itself. */
    void disconnected(Loss loss);

    void arrived(Arrival message);
}
