package dev.diptych.rig.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LightSetTest {
    private static final LightResponse RESPONSE = new LightResponse(new Spread(300, 320, 340), new Spread(60, 80, 100),
            new Spread(10, 20, 30), new Spread(1, 2, 3));
    private static final Light KEY = new Light("key", LightKind.STUDIO_LAMP, OutputCap.studioLamp(), RESPONSE);
    private static final Light FILL = new Light("fill", LightKind.STUDIO_LAMP, OutputCap.studioLamp(), RESPONSE);
    private static final Light FLASH = new Light("flash", LightKind.FLASH, OutputCap.torchLed(), RESPONSE);
    private static final Light SECOND = new Light("second", LightKind.FLASH, OutputCap.torchLed(), RESPONSE);

    static Stream<Arguments> incompleteRigs() {
        return Stream.of(Arguments.of(List.of(), "0 and 0"), Arguments.of(List.of(FLASH), "1 and 0"),
                Arguments.of(List.of(KEY, FILL), "0 and 2"), Arguments.of(List.of(KEY, FLASH, SECOND), "2 and 1"));
    }

    @ParameterizedTest
    @MethodSource("incompleteRigs")
    void refusesARigWithoutOneFlashAndALamp(List<Light> lights, String counts) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> new LightSet(lights));

        assertEquals("A rig has one flash and at least one studio lamp, but this one has " + counts + ".",
                refusal.getMessage());
    }

    @Test
    void refusesTwoLightsOfOneId() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new LightSet(List.of(KEY, FLASH, KEY)));

        assertEquals("Two lights have the id \"key\"; give each its own.", refusal.getMessage());
    }

    @Test
    void refusesALightWithoutAnId() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
                () -> new Light(" ", LightKind.FLASH, OutputCap.torchLed(), RESPONSE));

        assertEquals("A light needs an id.", refusal.getMessage());
    }

    @Test
    void tellsLampsFromTheFlash() {
        LightSet lights = new LightSet(List.of(KEY, FLASH, FILL));

        assertEquals(List.of(KEY, FILL), lights.lamps());
        assertEquals(FLASH, lights.flash());
        assertEquals(Optional.of(FILL), lights.find("fill"));
        assertEquals(Optional.empty(), lights.find("rim"));
    }

    @Test
    void keepsItsOwnList() {
        List<Light> given = new ArrayList<>(List.of(KEY, FLASH));
        LightSet lights = new LightSet(given);

        given.clear();

        assertEquals(List.of(KEY, FLASH), lights.all());
    }

    @Test
    void lampsRestOnAndTheFlashRestsOff() {
        assertEquals(1, KEY.restLevel());
        assertEquals(0, FLASH.restLevel());
    }

    @Test
    void aResponseIsBoundedByItsOuterPercentiles() {
        assertEquals(300, RESPONSE.earliestChangeNanos(false));
        assertEquals(340 + 100, RESPONSE.latestSettledNanos(false));
        assertEquals(10, RESPONSE.earliestChangeNanos(true));
        assertEquals(30 + 3, RESPONSE.latestSettledNanos(true));
    }
}
