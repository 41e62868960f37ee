package dev.diptych.protocol.message;

/** Refuses numbers that have no room in their fields. */
final class Unsigned {
    private Unsigned() {
    }

    static void u8(String name, int value) {
        within(name, value, 0xFF);
    }

    static void u16(String name, int value) {
        within(name, value, 0xFFFF);
    }

    static void u32(String name, long value) {
        within(name, value, 0xFFFF_FFFFL);
    }

    static void count(String name, int size, int max) {
        if (size > max) {
            throw new IllegalArgumentException(
                    "A payload has room for " + max + " " + name + ", not for " + size + ".");
        }
    }

    private static void within(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(name + " is from 0 to " + max + ", not " + value + ".");
        }
    }
}
