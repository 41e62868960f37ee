package dev.diptych.protocol.model;

/** Puts frames together and encodes them: {@code 00}, COBS, {@code 00}. */
final class FrameWriter {
    private final byte[] frame = new byte[Wire.FRAME_MAX_BYTES];
    private final Check check;

    FrameWriter(Check check) {
        this.check = check;
    }

    /** Appends a frame with this payload. */
    void write(Bytes out, int type, int flags, int requestId, int boot, byte[] payload, int payloadBytes) {
        frame[0] = 1;
        frame[1] = (byte) type;
        frame[2] = (byte) flags;
        frame[3] = (byte) requestId;
        frame[4] = (byte) (requestId >> 8);
        Bytes.put32(frame, 5, boot);
        frame[9] = (byte) payloadBytes;
        System.arraycopy(payload, 0, frame, Wire.HEADER_BYTES, payloadBytes);
        int checked = Wire.HEADER_BYTES + payloadBytes;
        Bytes.put32(frame, checked, check.of(frame, checked));
        encode(out, frame, checked + Wire.CHECK_BYTES);
    }

    /** Appends any bytes, up to 253 of them, as a frame. */
    static void encode(Bytes out, byte[] from, int count) {
        out.u8(0);
        int start = 0;
        for (int i = 0; i <= count; i++) {
            if (i == count || from[i] == 0) {
                out.u8(i - start + 1).all(from, start, i - start);
                start = i + 1;
            }
        }
        out.u8(0);
    }
}
