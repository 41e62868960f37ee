package dev.diptych.rig.dmx;

/**
 * One message to or from a widget: 0x7E, label, length (low byte, high byte), data, 0xE7 (ENTTEC, DMX USB Pro Widget
 * API Specification 1.44, "Application Message Format").
 *
 * @param label what it is about, 0 to 255
 * @param data at most 600 bytes
 */
record UsbProMessage(int label, byte[] data) {
    /** Asks for firmware, break, mark after break and packet rate; their reply. Leaves a running output alone. */
    static final int PARAMETERS = 3;
    /** Sets what {@link #PARAMETERS} tells; kept without power. Ends a running output. */
    static final int SET_PARAMETERS = 4;
    /** A packet of start code and slots, to be sent again and again until the next one. */
    static final int OUTPUT = 6;
    /** Asks for the serial number; its reply. Ends a running output. */
    static final int SERIAL_NUMBER = 10;

    static final int START = 0x7E;
    static final int END = 0xE7;
    static final int MAX_DATA_BYTES = 600;
    /** Around the data. */
    static final int FRAME_BYTES = 5;

    /** DMX512's start code of levels (ANSI E1.11, "NULL START code"). */
    private static final byte LEVELS = 0;

    UsbProMessage {
        if (label < 0 || label > 255 || data.length > MAX_DATA_BYTES) {
            throw new IllegalArgumentException("A widget's message has a label of one byte and at most "
                    + MAX_DATA_BYTES + " bytes, but this one has label " + label + " and " + data.length + " bytes.");
        }
    }

    /** A question: a message without data. */
    static UsbProMessage ask(int label) {
        return new UsbProMessage(label, new byte[0]);
    }

    /** @param slots the levels from slot 1 on, 24 to 512 of them: the widget takes 25 to 513 bytes, start code first */
    static UsbProMessage output(byte[] slots) {
        if (slots.length < 24 || slots.length > 512) {
            throw new IllegalArgumentException("A widget sends 24 to 512 slots, but these are " + slots.length + ".");
        }
        byte[] packet = new byte[1 + slots.length];
        packet[0] = LEVELS;
        System.arraycopy(slots, 0, packet, 1, slots.length);
        return new UsbProMessage(OUTPUT, packet);
    }

    byte[] encoded() {
        byte[] bytes = new byte[FRAME_BYTES + data.length];
        bytes[0] = (byte) START;
        bytes[1] = (byte) label;
        bytes[2] = (byte) data.length;
        bytes[3] = (byte) (data.length >> 8);
        System.arraycopy(data, 0, bytes, 4, data.length);
        bytes[bytes.length - 1] = (byte) END;
        return bytes;
    }
}
