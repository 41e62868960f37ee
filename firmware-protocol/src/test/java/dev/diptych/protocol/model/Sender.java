package dev.diptych.protocol.model;

/** What a board sends: replies, and events that it counts. */
final class Sender {
    final Bytes payload = new Bytes(Wire.PAYLOAD_MAX_BYTES);

    private final FrameWriter writer;
    private final Bytes sent;
    private final int boot;
    private int events;

    Sender(FrameWriter writer, Bytes sent, int boot) {
        this.writer = writer;
        this.sent = sent;
        this.boot = boot;
    }

    int boot() {
        return boot;
    }

    /** Begins a payload. */
    Bytes begin() {
        payload.clear();
        return payload;
    }

    void reply(int type, int requestId) {
        writer.write(sent, type, Wire.REPLY, requestId, boot, payload.data, payload.length);
    }

    void event(int type) {
        writer.write(sent, type, Wire.EVENT, events, boot, payload.data, payload.length);
        events = events + 1 & 0xffff;
    }
}
