package dev.diptych.studio;

import static dev.diptych.studio.FaultyShots.assertSpans;
import static dev.diptych.studio.FaultyShots.awaitFrame;
import static dev.diptych.studio.FaultyShots.forEachShot;
import static dev.diptych.studio.FaultyShots.lampLevels;
import static dev.diptych.studio.FaultyShots.mean;
import static dev.diptych.studio.FaultyShots.roomSignal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.scene.SceneLights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of lamps, flash and switches, forced: what they do, and that they say so. */
class FaultyLightsTest {
    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampStaysOn(LampKind lamps) throws Exception {
        Set<Integer> which = new HashSet<>();
        forEachShot(lamps, StudioFault.LAMP_STAYS_ON, (rig, shot, where) -> {
            List<Double> atFlash = lampLevels(rig, shot.camera.trueReadoutNanos(shot.sequenceOf(FrameRole.FLASH)));

            assertEquals(List.of(0.0, 0.0, 0.0, 1.0), atFlash.stream().sorted().toList(), where);
            assertEquals(1, shot.levels(rig).flashLampMax(), 1e-3, where);
            assertEquals(1, shot.levels(rig).studioLampMin(), 1e-3, where);
            which.add(atFlash.indexOf(1.0));
        });
        assertEquals(4, which.size(), "any of them");
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampStaysOffUntilThePairIsOver(LampKind lamps) throws Exception {
        for (long seed = 0; seed < FaultyShots.SEEDS; seed++) {
            String where = lamps + " seed " + seed;
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
            rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            long beginNanos = rig.studio.clock().nanos();

            rig.studio.beginPair(List.of(StudioFault.LAMP_STAYS_OFF));
            FiredShot shot = new FiredShot(rig);

            int dark = lampLevels(rig, beginNanos + 56e6).indexOf(0.0);
            assertTrue(dark >= 0, where);
            assertEquals(1, lampLevels(rig, beginNanos).get(dark), 1e-9, where);
            assertEquals(0, shot.levels(rig).studioLampMin(), 1e-12, where);
            rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 500_000_000);
            long endNanos = rig.studio.clock().nanos();
            assertEquals(List.of(0.0, 1.0, 1.0, 1.0), lampLevels(rig, endNanos).stream().sorted().toList(), where);
            assertEquals(List.of(StudioFault.LAMP_STAYS_OFF), rig.studio.endPair());
            assertEquals(List.of(1.0, 1.0, 1.0, 1.0), lampLevels(rig, endNanos + 250e6), where);
        }
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void oneLampIsLate(LampKind lamps) throws Exception {
        forEachShot(lamps, StudioFault.LAMP_LATE, (rig, shot, where) -> {
            List<String> late = new ArrayList<>();
            for (ExecutedEdge edge : shot.log.edges()) {
                if (SceneLights.LAMP_IDS.contains(edge.lightId()) && edge.level() == 0) {
                    double leavesNanos = edge.instantNanos()
                            + rig.studio.response(edge.lightId()).offDeadMillis() * 1e6;
                    boolean asUsual = rig.studio.truth().levelAt(edge.lightId(), Math.round(leavesNanos + 3e6)) < 0.99;
                    boolean by50 = rig.studio.truth().levelAt(edge.lightId(), Math.round(leavesNanos + 49e6)) < 0.995;
                    if (!asUsual) {
                        late.add(edge.lightId());
                        assertTrue(!by50, where);
                    }
                }
            }
            assertEquals(1, late.size(), where);
        });
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void flashFails(LampKind lamps) throws Exception {
        forEachShot(lamps, StudioFault.FLASH_FAILS, (rig, shot, where) -> {
            assertEquals(0, shot.levels(rig).flashOnMin(), where);
            assertEquals(roomSignal(0.003), mean(shot.frame(FrameRole.FLASH)), 0.002, where);
        });
    }

    @Test
    void flashIsWeak() throws Exception {
        List<Double> levels = new ArrayList<>();
        forEachShot(LampKind.DMX, StudioFault.FLASH_WEAK, (rig, shot, where) -> {
            double level = shot.levels(rig).flashOnMin();
            levels.add(level);
            assertEquals(0.5 * level + roomSignal(0.003), mean(shot.frame(FrameRole.FLASH)), 0.005, where);
        });
        assertSpans(0.3, 0.85, levels);
    }

    @Test
    void edgeThatIsLateIsNotOvertakenByTheNextOfItsLight() throws Exception {
        int overtaking = 0;
        for (long seed = 0; seed < 600; seed++) {
            StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, seed);
            awaitFrame(rig);
            rig.studio.beginPair(List.of(StudioFault.LATE_EDGES));
            FiredShot shot = new FiredShot(rig);
            List<ExecutedEdge> flash = shot.log.edges()
                    .stream()
                    .filter(edge -> edge.lightId().equals(SceneLights.FLASH_ID))
                    .toList();
            long litNanos = flash.get(1).instantNanos() - flash.get(0).instantNanos();

            assertEquals(1, flash.get(0).level(), "seed " + seed);
            assertTrue(litNanos > 900_000, "seed " + seed + ": " + litNanos);
            overtaking += litNanos < 1_100_000 ? 1 : 0;
        }
        assertTrue(overtaking > 0, "it happens");
    }

    @ParameterizedTest
    @EnumSource(LampKind.class)
    void edgesAreLateAndTheLogSaysSo(LampKind lamps) throws Exception {
        Set<Boolean> allOfThem = new HashSet<>();
        List<Double> lateMillis = new ArrayList<>();
        forEachShot(lamps, StudioFault.LATE_EDGES, (rig, shot, where) -> {
            int late = 0;
            Map<String, Long> previous = new TreeMap<>();
            for (ExecutedEdge edge : shot.log.edges()) {
                double millis = (edge.instantNanos() - shot.zeroNanos - edge.planned().offsetNanos()) / 1e6;
                late += millis > 1 ? 1 : 0;
                assertTrue(edge.instantNanos() > previous.getOrDefault(edge.lightId(), Long.MIN_VALUE), where);
                previous.put(edge.lightId(), edge.instantNanos());
                if (millis > 4) {
                    lateMillis.add(millis);
                }
                boolean lampOff = SceneLights.LAMP_IDS.contains(edge.lightId()) && edge.level() == 0;
                if (lampOff) {
                    double deadNanos = rig.studio.response(edge.lightId()).offDeadMillis() * 1e6;
                    assertEquals(0.995, rig.studio.truth()
                            .levelAt(edge.lightId(), Math.round(edge.instantNanos() + deadNanos)), 2e-3, where);
                }
            }
            assertTrue(late == shot.log.edges().size() || late == 1 || late == 2, where + ": " + late);
            allOfThem.add(late > 2);
        });
        assertEquals(Set.of(true, false), allOfThem);
        assertSpans(0, 60.1, lateMillis);
    }
}
