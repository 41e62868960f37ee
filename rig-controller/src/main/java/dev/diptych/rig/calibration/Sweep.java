package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lamps go dark one after another, the flash shines once in the dark, the lamps come back one after another; between any
 * two changes there is time for every row to see the light between them. So one dip of the light measures every lamp off
 * and on, and the dark room beside. Times are offsets from the readout of the frame at which it is aimed.
 *
 * @param darkNanos where all is certainly dark
 * @param litNanos where the flash is the first to shine again
 */
record Sweep(SwitchPlan switches, List<Stage> stages, long fromNanos, long darkNanos, long litNanos, long untilNanos) {
    /** Lit frames of the flash, unless it needs more or may have fewer: enough to see its torch droop. */
    private static final int FLASH_FRAMES = 3;

    /** Builds sweeps for one camera setting. */
    static final class Planner {
        private final FrameTiming timing;
        private final long plateauNanos;
        private final Map<String, RoughResponse> rough;
        private final List<Edge> edges = new ArrayList<>();
        private final List<Stage> stages = new ArrayList<>();
        private long beforeNanos;
        private long nowNanos;

        Planner(FrameTiming timing, ExposureSetting exposure, Map<String, RoughResponse> rough) {
            this.timing = timing;
            this.plateauNanos = timing.framePeriodNanos() + exposure.exposureNanos() + 1_000_000;
            this.rough = rough;
        }

        /**
         * @param flash switched in the dark; empty list for none
         * @param phase moves the lamps' changes against the frames, 0 to 1
         * @param flashPhase where in a readout the flash is switched, 0 to 1
         */
        Sweep plan(List<Light> lamps, List<Light> flash, double phase, double flashPhase) {
            nowNanos = plateauNanos + Math.round(phase * timing.framePeriodNanos());
            lamps.forEach(lamp -> change(lamp, 0, phase));
            long darkNanos = nowNanos - plateauNanos;
            long litNanos = nowNanos;
            for (Light light : flash) {
                pulse(light, flashPhase);
                litNanos = stages.get(stages.size() - 2).earliestNanos();
            }
            lamps.forEach(lamp -> change(lamp, lamp.restLevel(), phase));
            return new Sweep(new SwitchPlan(edges), stages, 0, darkNanos, litNanos, nowNanos);
        }

        private void change(Light light, double level, double phase) {
            RoughResponse response = Objects.requireNonNull(rough.get(light.id()));
            long startNanos = nowNanos + response.marginNanos(level > 0);
            long changeNanos = response.changeNanos(level > 0);
            boolean mayHide = changeNanos < timing.framePeriodNanos() - timing.readoutNanos();
            // Between two readouts no row might see it.
            stage(light, level, mayHide ? inReadout(startNanos, changeNanos, phase) : startNanos);
        }

        /** The first such place of a readout that comes no earlier and leaves room for the whole change, if there is any. */
        private long inReadout(long earliestNanos, long changeNanos, double share) {
            long roomNanos = Math.max(0, timing.readoutNanos() - changeNanos);
            long within = Math.round((0.2 + 0.5 * share) * roomNanos);
            return Math.ceilDiv(earliestNanos - within, timing.framePeriodNanos()) * timing.framePeriodNanos() + within;
        }

        /** Shines for whole frames, from a place in one readout to the same in another, so that rows see both changes. */
        private void pulse(Light light, double phase) {
            RoughResponse response = Objects.requireNonNull(rough.get(light.id()));
            long periodNanos = timing.framePeriodNanos();
            long onNanos = inReadout(nowNanos + response.marginNanos(true), response.changeNanos(true), phase);
            long neededNanos = response.changeNanos(true) + response.marginNanos(true) + plateauNanos
                    + response.marginNanos(false);
            long frames = Math.max(Math.ceilDiv(neededNanos, periodNanos),
                    Math.min(FLASH_FRAMES, AllowedStay.nanos(light) / periodNanos));
            stage(light, 1, onNanos);
            stage(light, 0, onNanos + frames * periodNanos);
        }

        /** @param startNanos when the light is to leave its level */
        private void stage(Light light, double level, long startNanos) {
            boolean on = level > 0;
            RoughResponse response = Objects.requireNonNull(rough.get(light.id()));
            long marginNanos = response.marginNanos(on);
            stage(new Edge(light.id(), level, startNanos - response.deadNanos(on)), startNanos - marginNanos,
                    startNanos + response.changeNanos(on) + marginNanos);
        }

        private void stage(Edge edge, long earliestNanos, long latestNanos) {
            edges.add(edge);
            if (!stages.isEmpty()) {
                Stage last = stages.removeLast();
                stages.add(new Stage(last.edge(), last.beforeNanos(), last.earliestNanos(), last.latestNanos(),
                        earliestNanos));
            }
            nowNanos = latestNanos + plateauNanos;
            stages.add(new Stage(edge, beforeNanos, earliestNanos, latestNanos, nowNanos));
            beforeNanos = latestNanos;
        }
    }

    /** From the first switch to the last. */
    long switchingNanos() {
        return switches.lastEdgeOffsetNanos() - switches.firstEdgeOffsetNanos();
    }

    /** How long a light is away from rest; 0 if it is not switched. */
    long awayNanos(String lightId) {
        List<Edge> own = switches.edges().stream().filter(edge -> edge.lightId().equals(lightId)).toList();
        return own.isEmpty() ? 0 : own.getLast().offsetNanos() - own.getFirst().offsetNanos();
    }
}
