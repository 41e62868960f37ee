package dev.diptych.rig.dmx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds messages in what comes from a serial line. Neither delimiter is escaped in data, so a start is believed only
 * once an end stands where its length says; otherwise the search goes on one byte after it. Holds at most one message.
 */
final class UsbProParser {
    private final byte[] held = new byte[UsbProMessage.FRAME_BYTES + UsbProMessage.MAX_DATA_BYTES];
    private int heldBytes;

    /** @return the messages that the first {@code count} bytes complete */
    List<UsbProMessage> feed(byte[] bytes, int count) {
        List<UsbProMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held[heldBytes++] = bytes[i];
            takeWhatIsComplete(messages);
        }
        return messages;
    }

    private void takeWhatIsComplete(List<UsbProMessage> messages) {
        while (heldBytes > 0) {
            if ((held[0] & 0xFF) != UsbProMessage.START) {
                drop(1);
                continue;
            }
            if (heldBytes < 4) {
                return;
            }
            int dataBytes = (held[2] & 0xFF) | (held[3] & 0xFF) << 8;
            int wholeBytes = UsbProMessage.FRAME_BYTES + dataBytes;
            if (dataBytes <= UsbProMessage.MAX_DATA_BYTES && heldBytes < wholeBytes) {
                return;
            }
            if (dataBytes <= UsbProMessage.MAX_DATA_BYTES && (held[wholeBytes - 1] & 0xFF) == UsbProMessage.END) {
                messages.add(new UsbProMessage(held[1] & 0xFF, Arrays.copyOfRange(held, 4, 4 + dataBytes)));
                drop(wholeBytes);
            } else {
                drop(1);
            }
        }
    }

    private void drop(int bytes) {
        heldBytes -= bytes;
        System.arraycopy(held, bytes, held, 0, heldBytes);
    }
}
