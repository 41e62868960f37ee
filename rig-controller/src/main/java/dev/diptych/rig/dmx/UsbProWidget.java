package dev.diptych.rig.dmx;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An ENTTEC DMX USB Pro, or one that speaks its protocol. It repeats the latest packet by itself until it is told
 * another, whatever becomes of this program; so it is asked who it is before the first packet, for some questions end
 * the output (Widget API 1.44, "Output Only Send DMX Packet Request"). A lost link shows as a short write, a
 * widget that hangs as packets that the kernel does not get rid of. For one thread at a time.
 */
final class UsbProWidget implements AutoCloseable {
    /** A reply crosses USB in some 20 ms: 16 ms of the chip's latency timer and a few frames. */
    private static final int REPLY_MILLIS = 250;
    /** The first question after plugging in may be lost, and what a widget was sent before may still come. */
    private static final int ATTEMPTS = 4;
    private static final int FASTEST = 0;
    /** As many messages may wait in the kernel, which has room for some 4 KiB; a write that finds none would hang. */
    private static final int MAX_UNSENT_MESSAGES = 4;

    private final Conversation conversation;
    private final WidgetIdentity identity;

    private UsbProWidget(Conversation conversation, WidgetIdentity identity) {
        this.conversation = conversation;
        this.identity = identity;
    }

    /**
     * Asks the widget who it is, for a second at most each thing, and sets its rate if it is to be another.
     *
     * @throws DeviceException E_DMX_FAILED, with the line closed, if nothing at its end answers as a widget would
     */
    static UsbProWidget identify(SerialLine line, PacketRate rate, Clock clock) throws DeviceException {
        try {
            Conversation conversation = new Conversation(line, clock);
            return new UsbProWidget(conversation, identified(conversation, rate));
        } catch (DeviceException e) {
            line.close();
            throw e;
        }
    }

    private static WidgetIdentity identified(Conversation widget, PacketRate rate) throws DeviceException {
        UsbProMessage parameters = widget.parameters();
        UsbProMessage serialNumber = widget.ask(UsbProMessage.SERIAL_NUMBER, WidgetIdentity::isSerialNumber);
        WidgetIdentity identity = WidgetIdentity.of(parameters, serialNumber);
        if (rate == PacketRate.AS_SET || identity.packetsPerSecond() == FASTEST) {
            return identity;
        }
        send(widget.line(), identity.withRate(FASTEST));
        // What it says then counts, whether it took the rate or not.
        return WidgetIdentity.of(widget.parameters(), serialNumber);
    }

    WidgetIdentity identity() {
        return identity;
    }

    /** @throws DeviceException E_DMX_FAILED if the widget may not have got the packet */
    void output(byte[] slots) throws DeviceException {
        send(conversation.line(), UsbProMessage.output(slots));
    }

    /**
     * Waits, a second at most, until the widget has answered a question, and so has had all packets before it: a port
     * that is closed drops what it has not sent yet.
     *
     * @throws DeviceException E_DMX_FAILED if the line is gone
     */
    void settle() throws DeviceException {
        conversation.ask(UsbProMessage.PARAMETERS, WidgetIdentity::isParameters);
    }

    @Override
    public void close() {
        conversation.line().close();
    }

    private static void send(SerialLine line, UsbProMessage message) throws DeviceException {
        byte[] bytes = message.encoded();
        int unsentBytes = line.unsentBytes();
        if (unsentBytes > MAX_UNSENT_MESSAGES * bytes.length) {
            throw new DeviceException(DeviceFault.E_DMX_FAILED, "The DMX widget at " + line.port() + " is there but has"
                    + " stopped taking packets: unplug it, plug it in again and start again; the lamps may be at any"
                    + " level.");
        }
        if (unsentBytes < 0 || line.write(bytes) != bytes.length) {
            throw gone(line);
        }
    }

    private static DeviceException gone(SerialLine line) {
        return new DeviceException(DeviceFault.E_DMX_FAILED, "The DMX widget at " + line.port()
                + " takes nothing any more: check its USB cable, plug it in again and start again; the lamps may be at"
                + " any level.");
    }

    /** Questions and replies. */
    private record Conversation(SerialLine line, Clock clock, UsbProParser parser) {
        Conversation(SerialLine line, Clock clock) {
            this(line, clock, new UsbProParser());
        }

        UsbProMessage parameters() throws DeviceException {
            UsbProMessage reply = ask(UsbProMessage.PARAMETERS, WidgetIdentity::isParameters);
            if (reply == null) {
                throw new DeviceException(DeviceFault.E_DMX_FAILED, "Nothing at " + line.port()
                        + " answers as a DMX USB Pro does: check that this is the widget's port, and that the widget"
                        + " makes the DMX signal itself (an Open DMX USB does not).");
            }
            return reply;
        }

        /** @return null if it gives none */
        @Nullable
        UsbProMessage ask(int label, Predicate<UsbProMessage> isReply) throws DeviceException {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                send(line, UsbProMessage.ask(label));
                UsbProMessage reply = reply(isReply);
                if (reply != null) {
                    return reply;
                }
            }
            return null;
        }

        private @Nullable UsbProMessage reply(Predicate<UsbProMessage> isReply) throws DeviceException {
            long deadlineNanos = clock.nanos() + TimeUnit.MILLISECONDS.toNanos(REPLY_MILLIS);
            byte[] bytes = new byte[256];
            long leftNanos = deadlineNanos - clock.nanos();
            while (leftNanos > 0) {
                int count = line.read(bytes, (int) TimeUnit.NANOSECONDS.toMillis(leftNanos) + 1);
                if (count < 0) {
                    throw gone(line);
                }
                for (UsbProMessage message : parser.feed(bytes, count)) {
                    if (isReply.test(message)) {
                        return message;
                    }
                }
                leftNanos = deadlineNanos - clock.nanos();
            }
            return null;
        }
    }
}
