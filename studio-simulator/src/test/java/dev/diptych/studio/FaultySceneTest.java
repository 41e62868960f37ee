package dev.diptych.studio;

import static dev.diptych.studio.FaultyShots.assertSpans;
import static dev.diptych.studio.FaultyShots.forEachShot;
import static dev.diptych.studio.FaultyShots.mean;
import static dev.diptych.studio.FaultyShots.movedMillimetres;
import static dev.diptych.studio.FaultyShots.roomSignal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.studio.fault.StudioFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of sitter and room, forced: what they do, and that they say so. */
class FaultySceneTest {
    @ParameterizedTest
    @EnumSource(LampKind.class)
    void sitterLeavesSideways(LampKind lamps) throws Exception {
        List<Double> speeds = new ArrayList<>();
        Set<Boolean> toTheRight = new HashSet<>();
        forEachShot(lamps, StudioFault.SITTER_LEAVES, (rig, shot, where) -> {
            Frame studio = shot.frame(FrameRole.STUDIO);
            rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 600_000_000);
            Frame later = shot.camera.awaitFrame(Long.MAX_VALUE);
            Frame latest = shot.camera.awaitFrame(Long.MAX_VALUE);
            speeds.add(movedMillimetres(rig, later, latest) * 30);
            Affine moved = rig.studio.truth().flashToStudio(studio.metadata(), later.metadata());
            toTheRight.add(moved.mapX(15, 11) > 15);
            assertTrue(Math.abs(moved.mapX(15, 11) - 15) > 12, where + ": more than half the picture");
            assertTrue(Math.abs(moved.mapY(15, 11) - 11) < 1, where + ": sideways");
        });
        assertSpans(995, 2005, speeds);
        assertEquals(Set.of(true, false), toTheRight);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void sitterShiftsBetweenTheFramesAndStays(LampKind lamps) throws Exception {
        List<Double> millimetres = new ArrayList<>();
        forEachShot(lamps, StudioFault.BIG_MOTION, (rig, shot, where) -> {
            Frame before = shot.frame(shot.studioSequence - 1);
            Frame studio = shot.frame(FrameRole.STUDIO);
            Frame flash = shot.frame(FrameRole.FLASH);
            assertEquals(0, movedMillimetres(rig, before, studio), 0.5, where);
            millimetres.add(movedMillimetres(rig, studio, flash));
            assertEquals(0, movedMillimetres(rig, flash, shot.frame(FrameRole.DARK)), 0.5, where);
        });
        assertSpans(24.5, 80.5, millimetres);
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void doorLetsLightIn(LampKind lamps) throws Exception {
        List<Double> studioLight = new ArrayList<>();
        forEachShot(lamps, StudioFault.DOOR_OPENED, (rig, shot, where) -> {
            double dark = mean(shot.frame(FrameRole.DARK));
            assertTrue(dark > 1.3 * roomSignal(0.003) && dark < roomSignal(0.1) + 0.01, where + ": " + dark);
            studioLight.add(mean(shot.frame(FrameRole.STUDIO)));
        });
        double usual = 0.5 * 1.003;
        assertTrue(studioLight.stream().anyMatch(light -> light > usual + 0.005), "before the studio frame");
        assertTrue(studioLight.stream().anyMatch(light -> light < usual + 0.001), "after it");
    }
}
