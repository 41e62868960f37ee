package dev.diptych.rig.dmx;

import org.jspecify.annotations.Nullable;

/**
 * What a widget says of itself.
 *
 * @param firmware such as {@code 1.44}; 1 is for DMX, 2 for RDM as well
 * @param serialNumber as printed on its case; null if it tells none
 * @param breakNanos how long its break is to last
 * @param markAfterBreakNanos how long the mark after it is to last
 * @param packetsPerSecond how often it sends its packet; 0: as often as it fits
 */
public record WidgetIdentity(String firmware, @Nullable String serialNumber, long breakNanos, long markAfterBreakNanos,
        int packetsPerSecond) {

    /** Break and mark come in units of 10.67 us (Widget API 1.44, "Get Widget Parameters Reply"). */
    private static final long UNIT_NANOS = 10_670;
    private static final int PARAMETER_BYTES = 5;
    private static final int SERIAL_BYTES = 4;
    private static final int NOT_PROGRAMMED = 0xFFFFFFFF;

    /** Whether a message can be a reply to {@link UsbProMessage#PARAMETERS}. */
    static boolean isParameters(UsbProMessage message) {
        return message.label() == UsbProMessage.PARAMETERS && message.data().length >= PARAMETER_BYTES;
    }

    /** Whether a message can be a reply to {@link UsbProMessage#SERIAL_NUMBER}. */
    static boolean isSerialNumber(UsbProMessage message) {
        return message.label() == UsbProMessage.SERIAL_NUMBER && message.data().length == SERIAL_BYTES;
    }

    /** @param parameters firmware (low byte, high byte), break, mark after break, packets a second */
    static WidgetIdentity of(UsbProMessage parameters, @Nullable UsbProMessage serialNumber) {
        byte[] data = parameters.data();
        return new WidgetIdentity((data[1] & 0xFF) + "." + (data[0] & 0xFF),
                serialNumber == null ? null : decimal(serialNumber.data()), (data[2] & 0xFF) * UNIT_NANOS,
                (data[3] & 0xFF) * UNIT_NANOS, data[4] & 0xFF);
    }

    /** Binary coded decimals, lowest byte first. */
    private static @Nullable String decimal(byte[] data) {
        int packed = (data[0] & 0xFF) | (data[1] & 0xFF) << 8 | (data[2] & 0xFF) << 16 | (data[3] & 0xFF) << 24;
        return packed == NOT_PROGRAMMED ? null : Integer.toHexString(packed);
    }

    /** The question that sets the same break and mark with another rate; the widget's user data stay untouched. */
    UsbProMessage withRate(int packetsPerSecond) {
        return new UsbProMessage(UsbProMessage.SET_PARAMETERS, new byte[]{0, 0, (byte) (breakNanos / UNIT_NANOS),
            (byte) (markAfterBreakNanos / UNIT_NANOS), (byte) packetsPerSecond});
    }
}
