package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ChannelOrder;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteBalanceTest {
    private static final PixelFormat RAW = new PixelFormat.Bayer(1, 1, CfaOrder.RGGB, SampleCoding.BITS_8, 2, 0, 255);
    private static final PixelFormat PROCESSED = new PixelFormat.Rgb8(1, 1, ChannelOrder.RGB, 4);

    @ParameterizedTest
    @ValueSource(strings = {"[ 2.100000, 1.700000 ]", "[2.1,1.7]", "(2.1, 1.7)", "2.1 1.7", "{ 2.1f, 1.7f }",
        "+2.1; 17e-1"})
    void areReadInWhateverBrackets(String text) {
        assertEquals(Optional.of(new WhiteBalance(2.1, 1.7, true)), WhiteBalance.stated(Map.of("ColourGains", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[ ]", "2.1", "[ 2.1, 1.7, 1.0 ]", "[ 0.000000, 0.000000 ]", "[ 2.1, -1.7 ]", "auto",
        "[ nan, 1.7 ]", "[ 1e999, 1.7 ]"})
    void whatIsNotTwoGainsIsNotStated(String text) {
        assertEquals(Optional.empty(), WhiteBalance.stated(Map.of("ColourGains", text)));
    }

    @Test
    void otherMetadataSayNothing() {
        assertEquals(Optional.empty(), WhiteBalance.stated(Map.of("AnalogueGain", "[ 2.1, 1.7 ]")));
    }

    @Test
    void aPairHasThoseOfItsFlashFrame() {
        assertEquals(Optional.of(new WhiteBalance(3, 4, true)), ofPair(RAW, "[ 1, 2 ]", "[ 3, 4 ]"));
        assertEquals(Optional.of(new WhiteBalance(1, 2, true)), ofPair(RAW, "[ 1, 2 ]", "unknown"));
        assertEquals(Optional.of(WhiteBalance.UNSTATED), ofPair(RAW, "", ""));
    }

    @Test
    void processedFramesAreBalancedAlready() {
        assertEquals(Optional.empty(), ofPair(PROCESSED, "[ 1, 2 ]", "[ 3, 4 ]"));
    }

    @Test
    void refusesWhatWouldMakeAColourVanish() {
        assertEquals("Colour gains are greater than 0, but these are 0.0 and 1.7.",
                assertThrows(IllegalArgumentException.class, () -> new WhiteBalance(0, 1.7, true)).getMessage());
    }

    private static Optional<WhiteBalance> ofPair(PixelFormat format, String studioGains, String flashGains) {
        return WhiteBalance.ofPair(new DeliveredFrame(format, new byte[4], Map.of("ColourGains", studioGains)),
                new DeliveredFrame(format, new byte[4], Map.of("ColourGains", flashGains)));
    }
}
