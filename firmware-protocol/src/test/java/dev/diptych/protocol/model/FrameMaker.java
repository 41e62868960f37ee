package dev.diptych.protocol.model;

/** Makes the bytes of requests: right ones, and mutated ones with a check that fits. */
final class FrameMaker {
    final Bytes bytes = new Bytes(1024);
    final Bytes payload = new Bytes(256);
    long mutated;

    private final Dice dice;
    private final Check check;
    private final byte[] frame = new byte[256];
    private int requestId;

    FrameMaker(Dice dice, Check check) {
        this.dice = dice;
        this.check = check;
    }

    Bytes begin() {
        payload.clear();
        return payload;
    }

    /** Appends the request with the payload that was begun. */
    void request(int type, int boot) {
        int length = fill(type, boot);
        finish(length);
    }

    /** Appends it with something changed, and the check computed anew. */
    void mutatedRequest(int type, int boot) {
        int length = fill(type, boot);
        mutated++;
        switch (dice.below(12)) {
            case 0 -> frame[1] = (byte) (dice.percent(50) ? dice.below(20) : dice.next());
            case 1 -> frame[2] = (byte) dice.below(4);
            case 2 -> frame[5 + dice.below(4)] ^= (byte) (1 << dice.below(8));
            case 3 -> frame[9] = (byte) dice.next();
            case 4 -> frame[0] = (byte) dice.below(3);
            case 5 -> length = resize(length);
            default -> {
                if (length > Wire.HEADER_BYTES) {
                    mutatePayload(length - Wire.HEADER_BYTES);
                } else {
                    length = resize(length);
                }
            }
        }
        finish(length);
    }

    private int fill(int type, int boot) {
        requestId = requestId + 1 & 0xffff;
        frame[0] = 1;
        frame[1] = (byte) type;
        frame[2] = 0;
        frame[3] = (byte) requestId;
        frame[4] = (byte) (requestId >> 8);
        Bytes.put32(frame, 5, boot);
        frame[9] = (byte) payload.length;
        System.arraycopy(payload.data, 0, frame, Wire.HEADER_BYTES, payload.length);
        return Wire.HEADER_BYTES + payload.length;
    }

    private int resize(int length) {
        int to = Math.max(0, Math.min(Wire.PAYLOAD_MAX_BYTES + 2, length - Wire.HEADER_BYTES + dice.below(9) - 4));
        for (int at = length; at < Wire.HEADER_BYTES + to; at++) {
            frame[at] = (byte) dice.next();
        }
        frame[9] = (byte) to;
        return Wire.HEADER_BYTES + to;
    }

    private void mutatePayload(int payloadBytes) {
        int at = Wire.HEADER_BYTES + dice.below(payloadBytes);
        switch (dice.below(4)) {
            case 0 -> frame[at] = (byte) dice.next();
            case 1 -> frame[at] ^= (byte) (1 << dice.below(8));
            case 2 -> frame[at] += (byte) (dice.below(3) - 1);
            default -> frame[at] = (byte) (dice.percent(50) ? 0 : 255);
        }
    }

    private void finish(int length) {
        Bytes.put32(frame, length, check.of(frame, length));
        FrameWriter.encode(bytes, frame, length + Wire.CHECK_BYTES);
    }
}
