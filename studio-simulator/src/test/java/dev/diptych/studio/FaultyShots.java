package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.scene.SceneLights;
import java.util.List;

/** Shots with a fault in an otherwise ideal studio before a flat grey sitter, and what they show. */
final class FaultyShots {
    static final int SEEDS = 24;

    interface Check {
        void check(StudioRig rig, FiredShot shot, String where) throws Exception;
    }

    private FaultyShots() {
    }

    /** Shoots a pair with the fault in several studios. */
    static void forEachShot(LampKind lamps, StudioFault fault, Check check) throws Exception {
        for (long seed = 0; seed < SEEDS; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            rig.studio.beginPair(List.of(fault));
            FiredShot shot = new FiredShot(rig);
            check.check(rig, shot, lamps + " seed " + seed);
            assertEquals(List.of(fault), rig.studio.endPair(), "seed " + seed);
        }
    }

    /** What a flash exposure of the flat grey scene shows of the room. */
    static double roomSignal(double ratio) {
        return 0.5 * ratio * 8;
    }

    static double mean(Frame frame) {
        return RowMeans.of(frame).mean();
    }

    /** At the middle of the flat scene, 24 px being 480 mm. */
    static double movedMillimetres(StudioRig rig, Frame from, Frame to) {
        Affine moved = rig.studio.truth().flashToStudio(from.metadata(), to.metadata());
        return Math.hypot(moved.mapX(15.5, 11.5) - 15.5, moved.mapY(15.5, 11.5) - 11.5) * 20;
    }

    /** Each lamp's level at an instant. */
    static List<Double> lampLevels(StudioRig rig, double instantNanos) {
        return SceneLights.LAMP_IDS.stream()
                .map(id -> rig.studio.truth().levelAt(id, Math.round(instantNanos)))
                .toList();
    }

    /** All within, and most of it used. */
    static void assertSpans(double low, double high, List<Double> values) {
        double least = values.stream().mapToDouble(value -> value).min().orElseThrow();
        double most = values.stream().mapToDouble(value -> value).max().orElseThrow();
        assertTrue(least >= low - 1e-9 && most <= high + 1e-9, "from " + least + " to " + most);
        assertTrue(most - least > 0.6 * (high - low), "from " + least + " to " + most);
    }

    static void awaitFrame(StudioRig rig) {
        try {
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
        } catch (CameraException e) {
            throw new AssertionError(e);
        }
    }

    static void rest(StudioRig rig) {
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
    }
}
