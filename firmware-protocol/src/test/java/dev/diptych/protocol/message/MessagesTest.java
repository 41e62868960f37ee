package dev.diptych.protocol.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.protocol.schema.SamplePayloads;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void payloadsOfEveryMessageGoInAndOut() throws IOException {
        for (SamplePayloads.Sample sample : SamplePayloads.of(new Random(1), 20)) {
            String what = sample.way() + " " + sample.type();
            assertArrayEquals(sample.payload(), again(sample.way(), sample.type(), sample.payload()).orElseThrow(),
                    what);
        }
    }

    @Test
    void payloadsOfOtherLengthsAreNone() throws IOException {
        for (SamplePayloads.Sample sample : SamplePayloads.of(new Random(2), 1)) {
            byte[] payload = Arrays.copyOf(sample.payload(), 202);
            assertEquals(Optional.empty(), again(sample.way(), sample.type(), payload), sample.toString());
        }
        assertEquals(Optional.empty(), again("request", 99, new byte[0]));
    }

    private static Optional<byte[]> again(String way, int type, byte[] payload) {
        return switch (way) {
            case "request" -> Request.decode(type, payload).map(Request::payload);
            case "reply" -> Reply.decode(type, payload).map(Reply::payload);
            default -> Event.decode(type, payload).map(Event::payload);
        };
    }

    @Test
    void numbersThatNoEnumHasAreNone() {
        assertEquals(Optional.empty(), Request.decode(Request.Clear.TYPE, new byte[]{100}));
        assertEquals(Optional.empty(), Reply.decode(Reply.Arm.TYPE, new byte[]{100}));
    }

    @Test
    void aRefusalIsTheResultAlone() {
        assertEquals(Optional.of(new Reply.Refused(6, Result.STALE_BOOT)), Reply.decode(6, new byte[]{3}));
        assertEquals(Optional.of(new Reply.Arm(Result.FAULTED)), Reply.decode(6, new byte[]{5}));
        assertThrows(IllegalArgumentException.class, () -> new Reply.Refused(6, Result.FAULTED));
    }

    @Test
    void numbersWithoutRoomAreRefusedByName() {
        Exception tooLarge = assertThrows(IllegalArgumentException.class, () -> new Request.Fire(1L << 32, 0));
        assertEquals("shotId is from 0 to 4294967295, not 4294967296.", tooLarge.getMessage());
        List<Request.Load.Edge> many = Collections.nCopies(33, new Request.Load.Edge(0, 0, 255));
        Exception tooMany = assertThrows(IllegalArgumentException.class,
                () -> new Request.Load(Kind.SHOT, 0, 33, 0, many));
        assertEquals("A payload has room for 32 edges, not for 33.", tooMany.getMessage());
    }
}
