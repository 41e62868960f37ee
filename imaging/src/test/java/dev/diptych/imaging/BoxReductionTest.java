package dev.diptych.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoxReductionTest {
    @Test
    void eachPixelIsTheRoundedMeanOfItsSquare() {
        byte[] rgb = {10, 0, (byte) 200, 20, 0, (byte) 250, 9, 9, 9, //
            30, 1, (byte) 200, 41, 1, (byte) 250, 9, 9, 9};

        Srgb8Image reduced = BoxReduction.by(new Srgb8Image(3, 2, rgb), 2);

        assertEquals(1, reduced.width());
        assertEquals(1, reduced.height());
        assertArrayEquals(new byte[]{25, 1, (byte) 225}, reduced.rgb());
    }
}
