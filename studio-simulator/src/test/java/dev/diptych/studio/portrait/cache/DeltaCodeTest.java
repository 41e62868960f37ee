package dev.diptych.studio.portrait.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaCodeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 60, 70, 8000, 9000, 65535})
    void whatIsDecodedIsWhatWasEncoded(int largestStep) {
        SplittableRandom random = new SplittableRandom(largestStep);
        short[] rgb = new short[3000];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (short) ((i < 3 ? 0 : rgb[i - 3]) + random.nextInt(-largestStep, largestStep + 1));
        }

        assertArrayEquals(rgb, DeltaCode.decode(DeltaCode.encode(rgb), 0, rgb.length));
    }

    @Test
    void extremesSurvive() {
        short[] rgb = {0, -1, 1, Short.MIN_VALUE, Short.MAX_VALUE, 0, -1, Short.MIN_VALUE, Short.MAX_VALUE};

        assertArrayEquals(rgb, DeltaCode.decode(DeltaCode.encode(rgb), 0, rgb.length));
    }

    @Test
    void smoothPicturesTakeAByteAValue() {
        short[] rgb = new short[3000];
        for (int i = 3; i < rgb.length; i++) {
            rgb[i] = (short) (rgb[i - 3] + i % 2 * 60);
        }

        assertEquals(rgb.length, DeltaCode.encode(rgb).length);
    }
}
