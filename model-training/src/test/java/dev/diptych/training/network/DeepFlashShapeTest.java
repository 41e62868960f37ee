package dev.diptych.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DeepFlashShapeTest {
    @Test
    void hasThePapersParametersAtFullWidth() {
        assertEquals(29_439_384, new DeepFlashShape(1).parameters());
    }

    @Test
    void aQuarterOfTheWidthHasAboutASixteenthOfThem() {
        assertEquals(16, 29_439_384.0 / new DeepFlashShape(0.25).parameters(), 0.1);
    }

    @Test
    void refusesWidthsThatMakeNoNetwork() {
        assertThrows(IllegalArgumentException.class, () -> new DeepFlashShape(0));
        assertThrows(IllegalArgumentException.class, () -> new DeepFlashShape(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new DeepFlashShape(3));
    }
}
