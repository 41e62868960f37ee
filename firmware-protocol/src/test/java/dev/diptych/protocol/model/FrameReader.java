package dev.diptych.protocol.model;

/** Finds frames in received bytes and says what they are (PROTOCOL.md, sections 1.1 to 1.4). */
final class FrameReader {
    /** The decoded frame after a verdict from TOO_SHORT on. */
    final byte[] frame = new byte[Wire.ENCODED_MAX_BYTES];
    /** Its bytes, the check among them. */
    int length;

    private final byte[] encoded = new byte[Wire.ENCODED_MAX_BYTES];
    private int count;
    private final Check check;

    FrameReader(Check check) {
        this.check = check;
    }

    /** What a break does to a frame under way. */
    void drop() {
        count = 0;
    }

    Verdict take(byte received) {
        if (received != 0) {
            if (count < encoded.length) {
                encoded[count] = received;
            }
            count = Math.min(count + 1, encoded.length + 1);
            return Verdict.UNFINISHED;
        }
        int had = count;
        count = 0;
        if (had == 0) {
            return Verdict.UNFINISHED;
        }
        return had > encoded.length ? Verdict.TOO_LONG : verdict(had);
    }

    private Verdict verdict(int had) {
        if (!decode(had)) {
            return Verdict.BAD_COBS;
        }
        if (length < Wire.HEADER_BYTES + Wire.CHECK_BYTES) {
            return Verdict.TOO_SHORT;
        }
        int payload = Bytes.get8(frame, 9);
        if (payload > Wire.PAYLOAD_MAX_BYTES || payload != length - Wire.HEADER_BYTES - Wire.CHECK_BYTES) {
            return Verdict.BAD_LENGTH;
        }
        int checked = length - Wire.CHECK_BYTES;
        if (check.of(frame, checked) != Bytes.get32(frame, checked)) {
            return Verdict.BAD_CHECK;
        }
        int type = Bytes.get8(frame, 1);
        if (frame[0] != 1 && type != Wire.HELLO && type != Wire.IDENTIFY) {
            return Verdict.BAD_VERSION;
        }
        return Bytes.get8(frame, 2) > Wire.EVENT ? Verdict.BAD_FLAGS : Verdict.FRAME;
    }

    private boolean decode(int had) {
        int from = 0;
        int to = 0;
        while (from < had) {
            int piece = encoded[from] & 0xff;
            if (piece == 0xff || from + piece > had) {
                return false;
            }
            System.arraycopy(encoded, from + 1, frame, to, piece - 1);
            from += piece;
            to += piece - 1;
            if (from < had) {
                frame[to++] = 0;
            }
        }
        length = to;
        return true;
    }
}
