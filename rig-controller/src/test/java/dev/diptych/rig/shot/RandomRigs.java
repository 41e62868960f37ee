package dev.diptych.rig.shot;

import static dev.diptych.rig.shot.TestRig.ms;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cameras and lights drawn from a seed, over all that a rig may have and somewhat more. */
final class RandomRigs {
    private final Random random;

    RandomRigs(long seed) {
        random = new Random(seed);
    }

    /** @param slowestLamps whether all lamps have a supply that feeds them on for 50 ms or longer */
    PlanningInputs draw(boolean slowestLamps, double maxUncertaintyMs) {
        long periodNanos = ms(between(8, 100));
        FrameTiming timing = new FrameTiming(periodNanos, Math.round(periodNanos * between(0, 0.95)));
        List<Light> lights = new ArrayList<>();
        lights.add(new Light("flash", LightKind.FLASH, OutputCap.torchLed(),
                new LightResponse(spread(0, random.nextInt(4) == 0 ? 60 : 0.2, 0.2), spread(0, 2, 1),
                        spread(0, 0.3, 0.2), spread(0, 1, 0.5))));
        int lamps = 1 + random.nextInt(5);
        for (int i = 0; i < lamps; i++) {
            lights.add(new Light("lamp" + i, LightKind.STUDIO_LAMP, OutputCap.studioLamp(),
                    slowestLamps || random.nextBoolean() ? relay() : dimmer()));
        }
        return new PlanningInputs(new LightSet(lights), timing, exposure(periodNanos), exposure(periodNanos),
                ms(between(0, maxUncertaintyMs)), ms(between(0, maxUncertaintyMs)));
    }

    int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private LightResponse relay() {
        return new LightResponse(spread(50, 400, 30), spread(1, 150, 20), spread(0, 250, 60), spread(1, 80, 10));
    }

    private LightResponse dimmer() {
        return new LightResponse(spread(0, 20, 3), spread(0, 20, 3), spread(0, 20, 3), spread(0, 20, 3));
    }

    private Spread spread(double fromMs, double toMs, double maxWidthMs) {
        long low = ms(between(fromMs, toMs));
        long median = low + ms(between(0, maxWidthMs / 2));
        return new Spread(low, median, median + ms(between(0, maxWidthMs / 2)));
    }

    private ExposureSetting exposure(long periodNanos) {
        return new ExposureSetting(Math.max(1, Math.round(periodNanos * between(0.001, 1))), 1);
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
