package dev.diptych.rig.dmx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors written out from the DMX USB Pro Widget API Specification 1.44. */
class UsbProMessageTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource({"3, 7e030000e7, get widget parameters", "10, 7e0a0000e7, get widget serial number"})
    void aQuestionIsAMessageWithoutData(int label, String hex, String name) {
        assertEquals(hex, HexFormat.of().formatHex(UsbProMessage.ask(label).encoded()), name);
    }

    @Test
    void theShortestPacketHasAStartCodeAndTwentyFourSlots() {
        byte[] slots = new byte[24];
        slots[0] = (byte) 0xFF;
        slots[1] = 0x7E;
        slots[23] = (byte) 0xE7;

        // Length 25 = 0x0019, low byte first; delimiters within data are not escaped.
        assertEquals("7e061900" + "00" + "ff7e" + "00".repeat(21) + "e7" + "e7",
                HexFormat.of().formatHex(UsbProMessage.output(slots).encoded()));
    }

    @Test
    void theLongestPacketHasItsLengthLowByteFirst() {
        byte[] slots = new byte[512];
        Arrays.fill(slots, (byte) 0xAA);

        // Length 513 = 0x0201.
        assertEquals("7e060102" + "00" + "aa".repeat(512) + "e7",
                HexFormat.of().formatHex(UsbProMessage.output(slots).encoded()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 513})
    void thereIsNoPacketOfOtherLengths(int slots) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> UsbProMessage.output(new byte[slots]));

        assertEquals("A widget sends 24 to 512 slots, but these are " + slots + ".", refusal.getMessage());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({"-1, 0, -1, no label", "256, 0, 256, a label of two bytes", "3, 601, 3, too much data"})
    void thereIsNoMessageThatDoesNotFit(int label, int bytes, int named, String reason) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new UsbProMessage(label, new byte[bytes]), reason);

        assertEquals("A widget's message has a label of one byte and at most 600 bytes, but this one has label " + named
                + " and " + bytes + " bytes.", refusal.getMessage());
    }

    @Test
    void parametersAreReadByTheirUnits() {
        byte[] reply = HexFormat.of().parseHex("2c01090128");

        WidgetIdentity identity = WidgetIdentity.of(new UsbProMessage(3, reply),
                new UsbProMessage(10, HexFormat.of().parseHex("78563412")));

        assertEquals(new WidgetIdentity("1.44", "12345678", 96_030, 10_670, 40), identity);
        assertArrayEquals(HexFormat.of().parseHex("7e04050000000901" + "00" + "e7"), identity.withRate(0).encoded());
    }

    @Test
    void aWidgetThatWasNeverNumberedHasNoSerialNumber() {
        WidgetIdentity identity = WidgetIdentity.of(new UsbProMessage(3, new byte[]{4, 2, 9, 1, 0}),
                new UsbProMessage(10, new byte[]{-1, -1, -1, -1}));

        assertEquals(new WidgetIdentity("2.4", null, 96_030, 10_670, 0), identity);
    }
}
