package dev.diptych.protocol.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.frame.FrameScanner;
import java.util.ArrayList;
import java.util.List;

/** The host's scanner takes any bytes, judges them as the specification does, and what it takes comes back the same. */
class FrameFuzzTest {
    private static final Check CHECK = new Check();
    private static final int LONGEST = 240;

    /** What was heard, a frame as itself and what was dropped by its verdict's name. */
    private record Ear(List<Object> heard) implements FrameScanner.Listener {
        @Override
        public void frame(Frame frame) {
            heard.add(frame);
        }

        @Override
        public void dropped(dev.diptych.protocol.frame.Verdict verdict) {
            heard.add(verdict.name());
        }
    }

    @FuzzTest
    void anyBytes(byte[] line) {
        List<Object> heard = hear(line);
        FrameReader reader = new FrameReader(CHECK);
        List<String> judged = new ArrayList<>();
        for (byte one : line) {
            Verdict verdict = reader.take(one);
            if (verdict != Verdict.UNFINISHED) {
                judged.add(verdict.name());
            }
        }

        // The scanner says TOO_LONG before the frame's end.
        List<String> verdicts = heard.stream().map(one -> one instanceof Frame ? "FRAME" : one.toString()).toList();
        assertEquals(judged, verdicts.size() > judged.size() ? verdicts.subList(0, judged.size()) : verdicts);
        for (Object one : heard) {
            if (one instanceof Frame frame) {
                assertEquals(List.of(frame), hear(frame.toLine()));
            }
        }
    }

    @FuzzTest
    void bytesWithTheirCheck(byte[] data) {
        Bytes frame = new Bytes(LONGEST + Wire.CHECK_BYTES);
        frame.all(data, 0, Math.min(data.length, LONGEST));
        while (frame.length < 2) {
            frame.u8(0);
        }
        frame.u32(CHECK.of(frame.data, frame.length));
        Bytes line = new Bytes(2 * LONGEST);
        FrameWriter.encode(line, frame.data, frame.length);

        anyBytes(line.copy());
    }

    private static List<Object> hear(byte[] line) {
        Ear ear = new Ear(new ArrayList<>());
        new FrameScanner(ear).take(line, line.length);
        return ear.heard;
    }
}
