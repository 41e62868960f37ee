package dev.diptych.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.imaging.Affine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignedRegionTest {
    @ParameterizedTest(name = "({0}, {1}) is inside: {2}")
    @CsvSource({"0, 1, true", "7, 6, true", "8, 3, false", "3, 0, false", "3, 7, false"})
    void holdsThePixelsThatMapOntoTheMovingPicture(int x, int y, boolean inside) {
        AlignedRegion region = new AlignedRegion(Affine.translation(2, -1), 10, 6);

        assertEquals(inside, region.contains(x, y));
    }

    @Test
    void refusesAMovingPictureWithoutPixels() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new AlignedRegion(Affine.IDENTITY, 0, 6));

        assertEquals("A moving picture needs at least one pixel, not 0x6.", refusal.getMessage());
    }
}
