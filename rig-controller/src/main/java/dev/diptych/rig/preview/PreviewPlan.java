package dev.diptych.rig.preview;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a preview's lights are switched, and how its frames are exposed. The lamps go dark together; when they certainly
 * are, the dark lasts until a free-running camera has seen two whole frames of it, one to spare; then the torch burns
 * until the end, at which the lamps come back.
 *
 * @param switches its zero is the lamps' switch
 */
record PreviewPlan(SwitchPlan switches, ExposureSetting exposure) {
    private static final int DARK_FRAMES = 2;
    /** Beyond every stated uncertainty, between a light's change and an exposure. */
    private static final long GUARD_NANOS = 500_000;

    /**
     * @param flash suits the flash at its level in shots
     * @param edgeUncertaintyNanos how far an edge may lie from where it was asked, either way
     * @return empty if the preview would be over before the torch burns
     */
    static Optional<PreviewPlan> of(LightSet lights, PreviewSettings settings, FrameTiming timing,
            ExposureSetting flash, long edgeUncertaintyNanos) {
        ExposureSetting exposure = exposure(flash, settings.level(), timing);
        long darkNanos = lights.lamps()
                .stream()
                .mapToLong(lamp -> lamp.response().latestSettledNanos(false))
                .max()
                .orElseThrow();
        long seenNanos = DARK_FRAMES * timing.framePeriodNanos() + exposure.exposureNanos() + timing.readoutNanos();
        long torchNanos = darkNanos + seenNanos + 2 * (edgeUncertaintyNanos + GUARD_NANOS);
        if (torchNanos >= settings.longestNanos()) {
            return Optional.empty();
        }
        List<Edge> edges = new ArrayList<>();
        String torch = lights.flash().id();
        edges.add(new Edge(torch, settings.level(), torchNanos));
        edges.add(new Edge(torch, lights.flash().restLevel(), settings.longestNanos()));
        for (Light lamp : lights.lamps()) {
            edges.add(new Edge(lamp.id(), 0, 0));
            edges.add(new Edge(lamp.id(), lamp.restLevel(), settings.longestNanos()));
        }
        return Optional.of(new PreviewPlan(new SwitchPlan(edges), exposure));
    }

    /** As much signal from the dimmer light: by time as far as the frame period allows, the rest by gain. */
    private static ExposureSetting exposure(ExposureSetting flash, double level, FrameTiming timing) {
        double sensitivity = flash.sensitivity() / level;
        long exposureNanos = Math.min(timing.framePeriodNanos(), Math.round(sensitivity));
        return new ExposureSetting(exposureNanos, Math.max(1, sensitivity / exposureNanos));
    }
}
