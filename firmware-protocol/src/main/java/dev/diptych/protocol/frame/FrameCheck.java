package dev.diptych.protocol.frame;

import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Request;
import java.util.zip.CRC32C;

/** The frame's check (PROTOCOL.md, section 1.3). */
final class FrameCheck {
    private static final byte[] UNKNOWN_SCHEMA = new byte[4];
    private static final byte[] SCHEMA = {(byte) Limits.SCHEMA_HASH, (byte) (Limits.SCHEMA_HASH >>> 8),
        (byte) (Limits.SCHEMA_HASH >>> 16), (byte) (Limits.SCHEMA_HASH >>> 24)};

    private FrameCheck() {
    }

    /** Of the first so many bytes of a frame, which are those before its check. */
    static int of(byte[] frame, int length) {
        CRC32C check = new CRC32C();
        check.update(isUnderstoodByAll(Byte.toUnsignedInt(frame[1])) ? UNKNOWN_SCHEMA : SCHEMA);
        check.update(frame, 0, length);
        return (int) check.getValue();
    }

    /** These tell ends apart that were built from different schemas. */
    static boolean isUnderstoodByAll(int type) {
        return type == Request.Hello.TYPE || type == Request.Identify.TYPE;
    }
}
