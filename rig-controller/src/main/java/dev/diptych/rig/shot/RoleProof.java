package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.LightCertainty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a window of exposure lies wholly in the light that a role asks for, by the log of the switches. */
final class RoleProof {
    private final Map<Light, LightCertainty> certainties = new LinkedHashMap<>();

    RoleProof(LightSet lights, List<ExecutedEdge> edges) {
        lights.all().forEach(light -> certainties.put(light, new LightCertainty(light, edges)));
    }

    /** Why the window does not prove the role; empty if it does. */
    Optional<String> objection(FrameRole role, ExposureWindow window) {
        for (Map.Entry<Light, LightCertainty> entry : certainties.entrySet()) {
            Light light = entry.getKey();
            LightCertainty.State wanted = wanted(role, light.kind());
            LightCertainty.State state = entry.getValue().over(window);
            if (state != wanted) {
                return Optional.of("\"" + light.id() + "\" is " + word(state) + " while its rows are exposed, not "
                        + word(wanted));
            }
        }
        return Optional.empty();
    }

    private static LightCertainty.State wanted(FrameRole role, LightKind kind) {
        boolean lit = switch (role) {
            case STUDIO -> kind == LightKind.STUDIO_LAMP;
            case FLASH -> kind == LightKind.FLASH;
            case DARK -> false;
        };
        return lit ? LightCertainty.State.FULL : LightCertainty.State.DARK;
    }

    private static String word(LightCertainty.State state) {
        return switch (state) {
            case FULL -> "fully lit";
            case DARK -> "certainly dark";
            case UNCERTAIN -> "possibly changing";
        };
    }
}
