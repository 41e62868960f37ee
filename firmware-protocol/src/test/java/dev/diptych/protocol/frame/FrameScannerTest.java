package dev.diptych.protocol.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.protocol.message.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FrameScannerTest {
    private static final Frame SYNC = Frame.request(3, 0x1234, 0xA1B2C3D4, new byte[0]);

    @Test
    void checkIsCastagnolis() {
        CRC32C check = new CRC32C();
        check.update("123456789".getBytes(StandardCharsets.US_ASCII));
        assertEquals(0xE3069283L, check.getValue());
    }

    @Test
    void framesComeOutAsTheyWentIn() {
        Random random = new Random(1);
        for (int size = 0; size <= 200; size++) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            Arrays.fill(payload, 0, random.nextInt(size + 1), (byte) random.nextInt(2));
            Frame frame = new Frame(1, 3 + random.nextInt(250), Flow.of(random.nextInt(3)).orElseThrow(),
                    random.nextInt(0x10000), random.nextInt(), Octets.copyOf(payload));
            assertEquals(List.of(frame), Heard.of(frame.toLine()).frames, "payload of " + size);
        }
    }

    @Test
    void encodingIsThePages() {
        byte[] line = new byte[6];
        assertEquals(5, Cobs.encode(new byte[]{0x11, 0, 0, 0x22}, 4, line, 1));
        assertArrayEquals(HexFormat.of().parseHex("000211010222"), line);
        assertEquals(-1, Cobs.decode(new byte[]{3, 1}, 2, new byte[9]), "a piece that reaches beyond the end");
        assertEquals(-1, Cobs.decode(full(0xFF), 0xFF, new byte[300]), "a full piece");
    }

    private static byte[] full(int length) {
        byte[] piece = new byte[length];
        Arrays.fill(piece, (byte) length);
        return piece;
    }

    @Test
    void rubbishCostsOnlyTheFrameThatItTouches() {
        byte[] line = SYNC.toLine();
        byte[] rubbish = new byte[1000];
        new Random(2).nextBytes(rubbish);
        byte[] all = Arrays.copyOf(rubbish, rubbish.length + 2 * line.length);
        System.arraycopy(line, 0, all, rubbish.length, line.length);
        System.arraycopy(line, 0, all, rubbish.length + line.length, line.length);
        assertEquals(List.of(SYNC, SYNC), Heard.of(all).frames);
    }

    @Test
    void bytesMayComeOneByOne() {
        Heard heard = new Heard();
        FrameScanner scanner = new FrameScanner(heard);
        for (byte each : SYNC.toLine()) {
            scanner.take(new byte[]{each}, 1);
        }
        assertEquals(List.of(SYNC), heard.frames);
    }

    @Test
    void whatIsTooLongIsSaidOnce() {
        byte[] line = new byte[700];
        Arrays.fill(line, (byte) 7);
        line[699] = 0;
        assertEquals(List.of(Verdict.TOO_LONG), Heard.of(line).verdicts);
    }

    @Test
    void everyChangedBitIsNoticed() {
        byte[] line = SYNC.toLine();
        for (int at = 0; at < line.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] wrong = line.clone();
                wrong[at] ^= (byte) (1 << bit);
                List<Frame> frames = Heard.of(wrong).frames;
                assertEquals(List.of(), frames, "bit " + bit + " of byte " + at);
            }
        }
    }
}
