package dev.diptych.protocol.model;

/** The last replies of LOAD, ARM, FIRE and CLEAR (PROTOCOL.md, section 2, rule 5). */
final class ReplayCache {
    private final int[] requestIds = new int[Limits.REPLIES_KEPT];
    private final int[] checks = new int[Limits.REPLIES_KEPT];
    private final Bytes[] payloads = new Bytes[Limits.REPLIES_KEPT];
    private long count;

    ReplayCache() {
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = new Bytes(8);
        }
    }

    /** Puts the kept reply of this request into the payload; false if there is none. */
    boolean recall(int requestId, int check, Bytes payload) {
        for (int i = 0; i < Math.min(count, payloads.length); i++) {
            if (requestIds[i] == requestId && checks[i] == check) {
                payload.all(payloads[i].data, 0, payloads[i].length);
                return true;
            }
        }
        return false;
    }

    void keep(int requestId, int check, Bytes payload) {
        int slot = (int) (count++ % payloads.length);
        requestIds[slot] = requestId;
        checks[slot] = check;
        payloads[slot].clear();
        payloads[slot].all(payload.data, 0, payload.length);
    }
}
