package dev.diptych.capture.demo;

import dev.diptych.capture.report.KnownRig;
import dev.diptych.rig.light.Light;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.light.ResponseTruth;
import java.util.stream.Collectors;

/** What a simulated studio knows of itself, to be set beside what a calibration found. */
public final class StudioKnowledge {
    private StudioKnowledge() {
    }

    public static KnownRig of(SimulatedStudio studio) {
        return new KnownRig(
                studio.dataSheet()
                        .all()
                        .stream()
                        .collect(Collectors.toMap(Light::id, light -> of(studio.response(light.id())))),
                studio.dataSheetRoomLightRatio());
    }

    private static KnownRig.KnownLight of(ResponseTruth truth) {
        return new KnownRig.KnownLight(new KnownRig.Known(truth.offDeadMillis(), truth.deadSdMillis()),
                new KnownRig.Known(truth.offFallMillis(), truth.fallSdRatio() * truth.offFallMillis()),
                new KnownRig.Known(truth.onDeadMillis(), truth.deadSdMillis()),
                new KnownRig.Known(truth.onRiseMillis(), truth.fallSdRatio() * truth.onRiseMillis()),
                truth.droopRatio());
    }
}
