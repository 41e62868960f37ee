package dev.diptych.protocol.model;

import java.util.Arrays;

/** Bytes that are put together: little-endian numbers one after another. Grows as needed; reused for speed. */
final class Bytes {
    byte[] data;
    int length;

    Bytes(int capacity) {
        data = new byte[capacity];
    }

    void clear() {
        length = 0;
    }

    Bytes u8(int value) {
        room(1);
        data[length++] = (byte) value;
        return this;
    }

    Bytes u16(int value) {
        return u8(value).u8(value >> 8);
    }

    Bytes u32(int value) {
        room(4);
        put32(data, length, value);
        length += 4;
        return this;
    }

    Bytes u64(long value) {
        return u32((int) value).u32((int) (value >>> 32));
    }

    Bytes all(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, data, length, count);
        length += count;
        return this;
    }

    byte[] copy() {
        return Arrays.copyOf(data, length);
    }

    static int get8(byte[] from, int at) {
        return from[at] & 0xff;
    }

    static int get16(byte[] from, int at) {
        return get8(from, at) | get8(from, at + 1) << 8;
    }

    static int get32(byte[] from, int at) {
        return get16(from, at) | get16(from, at + 2) << 16;
    }

    static long get64(byte[] from, int at) {
        return Integer.toUnsignedLong(get32(from, at)) | (long) get32(from, at + 4) << 32;
    }

    static void put32(byte[] into, int at, int value) {
        into[at] = (byte) value;
        into[at + 1] = (byte) (value >> 8);
        into[at + 2] = (byte) (value >> 16);
        into[at + 3] = (byte) (value >> 24);
    }

    private void room(int count) {
        if (length + count > data.length) {
            data = Arrays.copyOf(data, Math.max(2 * data.length, length + count));
        }
    }
}
