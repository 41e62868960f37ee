package dev.diptych.protocol.frame;

/**
 * Bytes without zeros, so that zeros can stand between frames (S. Cheshire, M. Baker, <i>Consistent Overhead Byte
 * Stuffing</i>, 1997). For up to 253 bytes, so that no piece is full.
 */
final class Cobs {
    private static final int LONGEST_PIECE = 0xFE;

    private Cobs() {
    }

    /** @return how many bytes were written: one more than there were */
    static int encode(byte[] from, int length, byte[] into, int at) {
        int piece = at;
        int next = at + 1;
        for (int i = 0; i < length; i++) {
            if (from[i] == 0) {
                into[piece] = (byte) (next - piece);
                piece = next;
            } else {
                into[next] = from[i];
            }
            next++;
        }
        into[piece] = (byte) (next - piece);
        return next - at;
    }

    /**
     * @param length at least 1; none of the bytes is 0
     * @return how many bytes were written, or -1 if this is no encoding
     */
    static int decode(byte[] from, int length, byte[] into) {
        int written = 0;
        int at = 0;
        while (at < length) {
            int piece = Byte.toUnsignedInt(from[at]);
            if (piece > LONGEST_PIECE || at + piece > length) {
                return -1;
            }
            System.arraycopy(from, at + 1, into, written, piece - 1);
            written += piece - 1;
            at += piece;
            if (at < length) {
                into[written++] = 0;
            }
        }
        return written;
    }
}
