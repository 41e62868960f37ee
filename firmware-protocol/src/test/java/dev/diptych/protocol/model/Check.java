package dev.diptych.protocol.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The frame's check (PROTOCOL.md, section 1.3), with the hash of the schema's text. */
final class Check {
    /** The schema, seen from the module's folder. */
    static final Path SCHEMA = Path.of("schema/riglink.schema");

    private final CRC32C crc = new CRC32C();
    private final byte[] hash = new byte[4];
    private final byte[] zeros = new byte[4];

    Check() {
        Bytes.put32(hash, 0, SCHEMA_HASH);
    }

    static final int SCHEMA_HASH = schemaHash();

    private static int schemaHash() {
        StringBuilder text = new StringBuilder();
        try {
            for (String line : Files.readAllLines(SCHEMA)) {
                String words = String.join(" ", line.replaceAll("#.*", "").trim().split("\\s+"));
                if (!words.isEmpty()) {
                    text.append(words).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CRC32C crc = new CRC32C();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    /** The check of a frame whose first {@code count} bytes, from its version to its payload's end, are these. */
    int of(byte[] frame, int count) {
        int type = Bytes.get8(frame, 1);
        crc.reset();
        crc.update(type == Wire.HELLO || type == Wire.IDENTIFY ? zeros : hash, 0, 4);
        crc.update(frame, 0, count);
        return (int) crc.getValue();
    }

    /** CRC-32C as it stands, of caps. */
    int plain(byte[] from, int offset, int count) {
        crc.reset();
        crc.update(from, offset, count);
        return (int) crc.getValue();
    }

    /** CRC-32C of a timeline: its kind and its groups. */
    int timeline(int kind, byte[] groups, int count) {
        crc.reset();
        crc.update(kind);
        crc.update(groups, 0, count);
        return (int) crc.getValue();
    }
}
