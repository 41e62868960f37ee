package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightingTest {
    private static final Vec3 FACE = new Vec3(0, -4, 5);
    private static final Vec3 TO_CAMERA = new Vec3(0, 0, 1);

    @Test
    void flashComesFirstAndFourLampsFollow() {
        List<Light> lights = Lighting.of(Sitting.draw(1));

        assertEquals(PortraitStudio.LIGHT_COUNT, lights.size());
        assertInstanceOf(PhoneFlash.class, lights.get(0));
        assertTrue(lights.get(1).centre().x() < 0 && lights.get(2).centre().x() > 0, "front left, front right");
        assertTrue(lights.get(3).centre().x() < 0 && lights.get(4).centre().x() > 0, "high left, high right");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void flashIsHeldBesideTheLens(long seed) {
        Sitting sitting = Sitting.draw(seed);

        double besideCm = Math.hypot(sitting.flashX(), sitting.flashY());

        assertTrue(besideCm >= 2.5 && besideCm <= 5.5, besideCm + " cm");
    }

    @Test
    void flashFallsWithTheSquareOfTheDistance() {
        PhoneFlash flash = new PhoneFlash(new Vec3(3, 0, 100), 100, LinearRgb.grey(1));

        assertEquals(1, flash.irradiance(new Vec3(3, 0, 0)), 1e-12);
        assertEquals(0.25, flash.irradiance(new Vec3(3, 0, -100)), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whiteCardAtTheFaceIsWellExposed(long seed) {
        List<Light> lights = Lighting.of(Sitting.draw(seed));

        double flash = card(lights.get(0));
        double lamps = lights.subList(1, 5).stream().mapToDouble(LightingTest::card).sum();

        assertEquals(1, flash, 0.05);
        assertEquals(0.9, lamps, 0.15);
    }

    private static double card(Light light) {
        double cosine = Math.max(0, light.centre().minus(FACE).unit().dot(TO_CAMERA));
        return light.irradiance(FACE) * cosine + 0.75 * light.roomBounce();
    }

    @Test
    void softboxIsSeenInAMirrorThatPointsAtItAndNotBesideIt() {
        Softbox lamp = Softbox.aimed(new Vec3(0, 0, 100), new Vec3(0, 0, 0), 20, 20, 1, LinearRgb.grey(1));

        assertTrue(lamp.radiance(new Vec3(0, 0, 0), TO_CAMERA, 0.01) > 1);
        assertEquals(0, lamp.radiance(new Vec3(0, 0, 0), new Vec3(0.5, 0, 1).unit(), 0.01));
    }
}
