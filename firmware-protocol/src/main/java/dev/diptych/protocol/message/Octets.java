package dev.diptych.protocol.message;

import java.util.Arrays;
import java.util.HexFormat;

/** Numbers from 0 to 255 that do not change. */
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets copyOf(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    public int size() {
        return bytes.length;
    }

    /** From 0 to 255. */
    public int get(int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
