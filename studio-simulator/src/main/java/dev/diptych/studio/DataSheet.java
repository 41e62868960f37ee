package dev.diptych.studio;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.Spread;
import dev.diptych.studio.light.ResponseTruth;
import dev.diptych.studio.light.SimulatedLight;
import java.util.List;

/** Lights as their makers describe them: medians rounded, and the spread of shots. */
final class DataSheet {
    private static final double LAMP_STEP_MILLIS = 1;
    private static final double FLASH_STEP_MILLIS = 0.05;

    private DataSheet() {
    }

    static LightSet of(List<SimulatedLight> lights) {
        return new LightSet(lights.stream().map(DataSheet::of).toList());
    }

    private static Light of(SimulatedLight light) {
        ResponseTruth truth = light.truth();
        boolean lamp = light.restsOn();
        double step = lamp ? LAMP_STEP_MILLIS : FLASH_STEP_MILLIS;
        LightResponse response = new LightResponse(spread(truth.offDeadMillis(), truth.deadSdMillis(), step),
                spread(truth.offFallMillis(), truth.fallSdRatio() * truth.offFallMillis(), step),
                spread(truth.onDeadMillis(), truth.deadSdMillis(), step),
                spread(truth.onRiseMillis(), truth.fallSdRatio() * truth.onRiseMillis(), step));
        return lamp
                ? new Light(light.id(), LightKind.STUDIO_LAMP, OutputCap.studioLamp(), response)
                : new Light(light.id(), LightKind.FLASH, OutputCap.torchLed(), response);
    }

    /** A normal spread about the rounded median, widened by what the rounding may have hidden. */
    private static Spread spread(double medianMillis, double sdMillis, double stepMillis) {
        long medianNanos = Math.round(Math.round(medianMillis / stepMillis) * stepMillis * 1e6);
        long roundingNanos = Math.round(stepMillis / 2 * 1e6);
        Spread exact = Spread.normal(medianNanos, Math.round(sdMillis * 1e6));
        return new Spread(Math.max(0, exact.p0_1Nanos() - roundingNanos), medianNanos,
                exact.p99_9Nanos() + roundingNanos);
    }
}
