package dev.diptych.studio;

import static dev.diptych.studio.FaultyShots.awaitFrame;
import static dev.diptych.studio.FaultyShots.mean;
import static dev.diptych.studio.FaultyShots.movedMillimetres;
import static dev.diptych.studio.FaultyShots.rest;
import static dev.diptych.studio.FaultyShots.roomSignal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.SwitchPlan;
import dev.diptych.studio.fault.StudioFault;
import dev.diptych.studio.scene.PhotographScene;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pairs with faults, one after another: what a fault needs, and that it leaves nothing behind. */
class FaultyPairsTest {
    @ParameterizedTest
    @EnumSource(StudioFault.class)
    void afterAFaultyPairThereIsAGoodOne(StudioFault fault) throws Exception {
        for (LampKind lamps : LampKind.values()) {
            for (long seed = 0; seed < 8; seed++) {
                StudioRig rig = new StudioRig(StudioGrade.IDEAL, lamps, seed);
                rig.studio.beginPair(List.of(fault));
                FiredShot faulty = new FiredShot(rig);
                assertEquals(List.of(fault), rig.studio.endPair());
                // As long as any lamp may take to come back.
                rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 400_000_000);

                rig.studio.beginPair(List.of());
                FiredShot good = new FiredShot(rig);

                String where = lamps + " seed " + seed;
                assertEquals(List.of(), rig.studio.endPair(), where);
                StudioTruth.Levels levels = good.levels(rig);
                assertTrue(levels.studioLampMin() >= 0.999, where + levels);
                assertTrue(levels.flashLampMax() <= 0.001, where + levels);
                assertTrue(levels.flashOnMin() >= 0.999, where + levels);
                assertEquals(good.plan.frame(FrameRole.DARK).framesAfterStudio() + 2, good.frames.size(), where);
                for (Frame frame : good.frames.values()) {
                    long trueNanos = good.camera.trueReadoutNanos(frame.metadata().sequence());
                    assertEquals(trueNanos, frame.metadata().readoutStartNanos(), 31_000.0, where);
                    assertEquals(good.camera.exposed(frame.metadata().sequence()).exposure(),
                            frame.metadata().exposure(), where);
                }
                assertTrue(movedMillimetres(rig, good.frame(FrameRole.STUDIO), good.frame(FrameRole.FLASH)) < 1, where);
                assertEquals(roomSignal(0.003), mean(good.frame(FrameRole.DARK)), 0.002, where);
                for (ExecutedEdge edge : good.log.edges()) {
                    assertEquals(good.zeroNanos + edge.planned().offsetNanos(), edge.instantNanos(), 21_000.0, where);
                }
                assertNotEquals(faulty.zeroNanos, good.zeroNanos);
            }
        }
    }

    @Test
    void framesLookedAtAfterThePairShowItsFault() throws Exception {
        for (StudioFault fault : List.of(StudioFault.DOOR_OPENED, StudioFault.BIG_MOTION, StudioFault.LAMP_STAYS_OFF)) {
            assertEquals(pixels(List.of(fault), false), pixels(List.of(fault), true), fault.toString());
            assertNotEquals(pixels(List.of(), false), pixels(List.of(fault), false), fault.toString());
        }
    }

    private static List<ByteBuffer> pixels(List<StudioFault> faults, boolean afterwards) throws Exception {
        Srgb8Image waves = new Srgb8Image(32, 24);
        for (int i = 0; i < waves.rgb().length; i++) {
            waves.rgb()[i] = (byte) Math.round(120 + 60 * Math.sin(0.5 * (i / 3 % 32)) + 40 * Math.cos(i / 96));
        }
        StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.DMX, 3, new PhotographScene("waves", waves, waves));
        rig.studio.beginPair(faults);
        FiredShot shot = new FiredShot(rig);
        List<Frame> frames = List.copyOf(shot.frames.values());
        List<ByteBuffer> prompt = afterwards ? List.of() : frames.stream().map(Frame::pixels).toList();
        rig.studio.endPair();
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
        rig.studio.beginPair(List.of());
        new FiredShot(rig);
        rig.studio.seat(new FlatScene(32, 24, 0.1f));
        return afterwards ? frames.stream().map(Frame::pixels).toList() : prompt;
    }

    @ParameterizedTest
    @EnumSource(StudioFault.class)
    void withoutAShotNothingTakesEffectButALampThatGoesDarkByItself(StudioFault fault) throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        rig.studio.beginPair(List.of(fault));
        IntStream.range(0, 30).forEach(i -> awaitFrame(rig));

        List<StudioFault> tookEffect = rig.studio.endPair();

        assertEquals(fault == StudioFault.LAMP_STAYS_OFF ? List.of(fault) : List.of(), tookEffect);
    }

    @ParameterizedTest
    @EnumSource(value = StudioFault.class, names = {"FLASH_FAILS", "FLASH_WEAK", "LATE_EDGES", "TIMESTAMP_JUMP"})
    void plansThatSwitchTheFlashAloneAreNeverFaulty(StudioFault fault) throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        awaitFrame(rig);
        rig.studio.beginPair(List.of(fault));
        String flash = rig.lights.all()
                .stream()
                .filter(light -> light.kind() == LightKind.FLASH)
                .findFirst()
                .orElseThrow()
                .id();
        SwitchPlan metering = new SwitchPlan(List.of(new Edge(flash, 1, 0), new Edge(flash, 0, 100_000_000)));
        long zeroNanos = rig.studio.clock().nanos() + 50_000_000;
        GateDecision.Cleared cleared = (GateDecision.Cleared) new SafetyGate(rig.lights).clear(metering, zeroNanos,
                rig.studio.clock().nanos());

        rig.studio.executor().fire(cleared.plan()).awaitLog(Long.MAX_VALUE);

        assertEquals(0, rig.studio.truth().levelAt(flash, zeroNanos - 200_000), 1e-9);
        assertEquals(1, rig.studio.truth().levelAt(flash, zeroNanos + 2_000_000), 1e-9);
        assertEquals(0, rig.studio.truth().levelAt(flash, zeroNanos + 102_000_000), 1e-9);
        rig.studio.clock().sleepUntil(zeroNanos + 500_000_000);
        FiredShot shot = new FiredShot(rig);
        assertEquals(List.of(fault), rig.studio.endPair(), "the shot after it is");
        assertTrue(shot.log.edges().size() > 2);
    }

    @Test
    void onlyTheFirstShotOfAPairIsFaulty() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        rig.studio.beginPair(List.of(StudioFault.FLASH_FAILS));

        double first = new FiredShot(rig).levels(rig).flashOnMin();
        rig.studio.clock().sleepUntil(rig.studio.clock().nanos() + 1_000_000_000);
        double second = new FiredShot(rig).levels(rig).flashOnMin();

        assertEquals(0, first);
        assertEquals(1, second, 1e-6);
    }

    @Test
    void faultsOfAPairDoNotDependOnWhatWasDoneInThePairsBefore() throws Exception {
        StudioRig diligent = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 11);
        StudioRig lazy = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 11);
        int faulty = 0;
        for (int pair = 0; pair < 30; pair++) {
            diligent.studio.beginPair();
            new FiredShot(diligent);
            List<StudioFault> expected = diligent.studio.endPair();
            lazy.studio.beginPair();
            if (pair % 3 == 0) {
                new FiredShot(lazy);
                assertEquals(expected, lazy.studio.endPair(), "pair " + pair);
                faulty += expected.isEmpty() ? 0 : 1;
            } else {
                lazy.studio.endPair();
            }
            rest(diligent);
            rest(lazy);
        }
        assertTrue(faulty >= 3, "faulty pairs were compared: " + faulty);
    }

    @ParameterizedTest
    @EnumSource(value = StudioGrade.class, names = {"IDEAL", "TYPICAL"})
    void otherGradesHaveNoFaults(StudioGrade grade) throws Exception {
        StudioRig rig = new StudioRig(grade, LampKind.DMX, 11);
        for (int pair = 0; pair < 30; pair++) {
            rig.studio.beginPair();
            new FiredShot(rig);
            assertEquals(List.of(), rig.studio.endPair());
            rest(rig);
        }
    }

    @Test
    void everyPairIsDrawnAnew() throws Exception {
        StudioRig drawn = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 5);
        StudioRig forced = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 5);
        Set<List<StudioFault>> faults = new HashSet<>();
        Set<Double> levels = new HashSet<>();
        for (int pair = 0; pair < 20; pair++) {
            drawn.studio.beginPair();
            new FiredShot(drawn);
            faults.add(drawn.studio.endPair());
            forced.studio.beginPair(List.of(StudioFault.FLASH_WEAK));
            levels.add(new FiredShot(forced).levels(forced).flashOnMin());
            forced.studio.endPair();
            rest(drawn);
            rest(forced);
        }

        assertTrue(faults.contains(List.of()) && faults.size() > 5, "different faults: " + faults);
        assertEquals(20, levels.size(), "different numbers");
    }

    @Test
    void pairsBeginAndEndInTurn() {
        SimulatedStudio studio = new StudioRig(StudioGrade.HOSTILE, LampKind.DMX, 1).studio;

        assertEquals("No pair has begun that could end.",
                assertThrows(IllegalStateException.class, studio::endPair).getMessage());
        studio.beginPair();
        assertEquals("The pair before has not ended yet.",
                assertThrows(IllegalStateException.class, studio::beginPair).getMessage());
    }
}
