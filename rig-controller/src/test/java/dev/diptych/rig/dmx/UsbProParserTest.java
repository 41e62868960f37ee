package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsbProParserTest {
    private static List<String> parsed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new UsbProParser().feed(bytes, bytes.length)
                .stream()
                .map(message -> message.label() + ":" + HexFormat.of().formatHex(message.data()))
                .toList();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"7e0a040078563412e7, 10:78563412, a reply", "7e030000e7, 3:, a reply without data",
        "00ff7e030000e7, 3:, garbage before", "7e7e030000e70000, 3:, a start too many",
        "e7e77e030000e7, 3:, ends before", "7e0a02007ee7e7, 10:7ee7, delimiters within",
        "7e03ffff7e0a0000e7, 10:, a length that is too long", "7e0300007e0a0000e7, 10:, no end where it should be",
        "7e0301007e7e0a0000e7000000000000000000, 10:, a message cut short"})
    void findsAMessage(String hex, String message, String reason) {
        assertEquals(List.of(message), parsed(hex), reason);
    }

    @Test
    void findsSeveralMessages() {
        assertEquals(List.of("3:01", "10:"), parsed("7e03010001e7" + "00" + "7e0a0000e7"));
    }

    @Test
    void aMessageThatComesInPiecesIsWhole() {
        UsbProParser parser = new UsbProParser();

        List<UsbProMessage> messages = new ArrayList<>();
        for (byte one : HexFormat.of().parseHex("7e0a040078563412e7")) {
            messages.addAll(parser.feed(new byte[]{one, 0x55}, 1));
        }

        assertEquals(1, messages.size());
        assertArrayEquals(HexFormat.of().parseHex("78563412"), messages.getFirst().data());
    }

    /** A false start may swallow what follows it, one longest message at most; then messages come through again. */
    @Test
    void anyNoiseIsOutlived() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(noise);
            byte[] message = new UsbProMessage(3, new byte[]{44, 1, 9, 1, 40}).encoded();
            for (int sent = 0; sent < 2 + 605 / message.length; sent++) {
                line.writeBytes(message);
            }

            List<UsbProMessage> found = new UsbProParser().feed(line.toByteArray(), line.size());

            assertArrayEquals(new byte[]{44, 1, 9, 1, 40}, found.getLast().data());
        }
    }
}
