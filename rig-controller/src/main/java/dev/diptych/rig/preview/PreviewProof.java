package dev.diptych.rig.preview;

import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.LightCertainty;
import dev.diptych.rig.switching.LightCertainty.State;
import java.util.List;

/** Whether a window of exposure lies wholly in a preview's light, by what is certain of every light. */
final class PreviewProof {
    private final LightSet lights;
    private final double level;
    private final List<ExecutedEdge> edges;

    /**
     * @param level the torch's
     * @param edges all up to the end of whatever window is asked about
     */
    PreviewProof(LightSet lights, double level, List<ExecutedEdge> edges) {
        this.lights = lights;
        this.level = level;
        this.edges = edges;
    }

    /** Whether the lamps are dark in all of the window and the torch burns at its level. */
    boolean isLit(ExposureWindow window) {
        return every(window, State.FULL);
    }

    /** Whether everything is dark in all of it. */
    boolean isDark(ExposureWindow window) {
        return every(window, State.DARK);
    }

    private boolean every(ExposureWindow window, State flash) {
        for (Light light : lights.all()) {
            boolean isFlash = light.kind() == LightKind.FLASH;
            LightCertainty certainty = isFlash
                    ? new LightCertainty(light, edges, level)
                    : new LightCertainty(light, edges);
            if (certainty.over(window) != (isFlash ? flash : State.DARK)) {
                return false;
            }
        }
        return true;
    }
}
