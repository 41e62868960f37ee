package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.link.BoardFacts.Output;
import dev.diptych.protocol.message.BoardModel;
import dev.diptych.protocol.message.Drive;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds out which board is on a port, and whether it is the right one. */
final class Opening {
    /** An Arduino whose port is opened is in its boot loader for up to two seconds. */
    private static final int PATIENCE_SECONDS = 3;
    private static final List<Long> PATIENCE_MILLIS = Collections.nCopies(PATIENCE_SECONDS * 10, 100L);
    /** Where HELLO's reply has the schema's hash: like all of its layout, that never changes. */
    private static final int HASH_AT = 2;

    private final String port;
    private final Requests requests;

    Opening(String port, Requests requests) {
        this.port = port;
        this.requests = requests;
    }

    /** The board, and the number of its start. */
    record Found(BoardFacts facts, int boot) {}

    Found find(Optional<String> expectedSerial) throws LinkException {
        Request.Hello hello = new Request.Hello(Frame.VERSION, Frame.VERSION,
                Integer.toUnsignedLong(Limits.SCHEMA_HASH));
        Frame helloFrame = requests.ask(hello.type(), hello.payload(), OptionalInt.empty(), PATIENCE_MILLIS)
                .orElseThrow(() -> LinkSentences.silent(port, PATIENCE_SECONDS))
                .frame();
        Frame identityFrame = requests
                .ask(Request.Identify.TYPE, new byte[0], OptionalInt.of(helloFrame.boot()), Requests.TRIES_MILLIS)
                .orElseThrow(() -> LinkSentences.lost(port))
                .frame();
        Optional<Reply> identity = Reply.decode(identityFrame.type(), identityFrame.payload().toBytes());
        String firmware = identity.orElse(null) instanceof Reply.Identify known ? version(known) : "of another kind";
        Reply.Hello said = understood(helloFrame, firmware);
        if (!(identity.orElse(null) instanceof Reply.Identify known)) {
            throw LinkSentences.misunderstood(port, "IDENTIFY", identityFrame.payload().toString());
        }
        String serial = "%016X".formatted(known.serial());
        if (expectedSerial.isPresent() && !expectedSerial.get().equalsIgnoreCase(serial)) {
            throw LinkSentences.otherBoard(port, expectedSerial.get().toUpperCase(Locale.ROOT), serial);
        }
        List<Output> outputs = said.outputs()
                .stream()
                .map(output -> new Output(output.role(), output.drive() == Drive.DMX))
                .toList();
        return new Found(new BoardFacts(port, model(known.board()), firmware, "%08x".formatted(known.build()), serial,
                said.ticksPerSecond(), said.edgesMax(), outputs), helloFrame.boot());
    }

    private Reply.Hello understood(Frame frame, String firmware) throws LinkException {
        byte[] payload = frame.payload().toBytes();
        if (payload.length < HASH_AT + Integer.BYTES) {
            throw LinkSentences.misunderstood(port, "HELLO", frame.payload().toString());
        }
        int version = Byte.toUnsignedInt(payload[1]);
        int hash = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getInt(HASH_AT);
        if (hash != Limits.SCHEMA_HASH || version != Frame.VERSION) {
            throw LinkSentences.otherFirmware(port, firmware, Integer.toUnsignedLong(hash), version);
        }
        if (Reply.decode(frame.type(), payload).orElse(null) instanceof Reply.Hello said && said.ticksPerSecond() > 0) {
            return said;
        }
        throw LinkSentences.misunderstood(port, "HELLO", frame.payload().toString());
    }

    private static String version(Reply.Identify known) {
        return known.firmwareMajor() + "." + known.firmwareMinor() + "." + known.firmwarePatch();
    }

    private static String model(BoardModel model) {
        return switch (model) {
            case OTHER -> "a board of another kind";
            case LIBRARY -> "library";
            case LINUX_PROCESS -> "Linux process";
            case ATMEGA2560 -> "ATmega2560";
            case ATMEGA328P -> "ATmega328P";
        };
    }
}
