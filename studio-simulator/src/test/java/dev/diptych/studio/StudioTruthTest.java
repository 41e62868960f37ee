package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.sensor.SimulatedCamera;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StudioTruthTest {
    private static final int ROWS = 24;

    @ParameterizedTest
    @EnumSource(StudioGrade.class)
    void levelsAreThoseOfABruteForceSumAlsoWhileTheLightsChange(StudioGrade grade) throws Exception {
        StudioRig rig = new StudioRig(grade, LampKind.RELAY, 4);
        ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());
        SimulatedCamera camera = (SimulatedCamera) rig.studio.camera();
        StudioTruth truth = rig.studio.truth();
        long studioSequence = proven.frames().studio().metadata().sequence();
        double dimmest = 1;
        for (int i = 0; i < 12; i++) {
            camera.awaitFrame(Long.MAX_VALUE);
        }
        for (long sequence = studioSequence; sequence < studioSequence + 18; sequence++) {
            long exposureNanos = camera.exposed(sequence).exposure().exposureNanos();
            // Metadata tell a truth nothing but which frame is meant.
            FrameMetadata frame = new FrameMetadata(sequence, 0, TimestampMeaning.UNKNOWN, 0,
                    new ExposureSetting(1_000_000, 1));
            double lampMin = 2;
            double lampMax = 0;
            double flashMin = 2;
            for (int row = 0; row < ROWS; row++) {
                double endNanos = camera.trueReadoutNanos(sequence) + 18e6 * row / (ROWS - 1);
                for (String lamp : SceneLights.LAMP_IDS) {
                    double level = mean(truth, lamp, endNanos - exposureNanos, endNanos);
                    lampMin = Math.min(lampMin, level);
                    lampMax = Math.max(lampMax, level);
                }
                flashMin = Math.min(flashMin, mean(truth, SceneLights.FLASH_ID, endNanos - exposureNanos, endNanos));
            }

            StudioTruth.Levels levels = truth.levels(frame, frame);

            assertEquals(lampMin, levels.studioLampMin(), 1e-4, "frame " + sequence);
            assertEquals(lampMax, levels.flashLampMax(), 1e-4, "frame " + sequence);
            // The torch rises within half a millisecond, which the sum resolves to a few thousandths.
            assertEquals(flashMin, levels.flashOnMin(), 3e-3, "frame " + sequence);
            dimmest = Math.min(dimmest, lampMax);
        }
        assertEquals(0, dimmest, 1e-9, "the lamps were off meanwhile");
    }

    @Test
    void frameThatHasNotComeHasNoTruthYet() throws Exception {
        StudioRig rig = new StudioRig(StudioGrade.IDEAL, LampKind.DMX, 1);
        FrameMetadata last = rig.studio.camera().awaitFrame(Long.MAX_VALUE).metadata();
        FrameMetadata next = new FrameMetadata(last.sequence() + 1, 0, TimestampMeaning.UNKNOWN, 0, last.exposure());

        assertEquals("Frame 1 has not arrived lately.", assertThrows(IllegalArgumentException.class,
                () -> rig.studio.truth().levels(last, next)).getMessage());
    }

    private static double mean(StudioTruth truth, String light, double fromNanos, double toNanos) {
        double sum = 0;
        for (int i = 0; i < 400; i++) {
            sum += truth.levelAt(light, Math.round(fromNanos + (i + 0.5) / 400 * (toNanos - fromNanos)));
        }
        return sum / 400;
    }

    @Test
    void motionTakesAPointOfTheFlashFrameToTheSamePointOfTheStudioFrame() throws Exception {
        double farthestPx = 0;
        for (long seed = 0; seed < 6; seed++) {
            Scene dots = new DotScene(320, 240);
            StudioRig rig = new StudioRig(StudioGrade.TYPICAL, LampKind.RELAY, seed, dots);
            Frame studio = frame(rig, 20 * seed);
            long flashSequence = studio.metadata().sequence() + 6;
            rig.studio.camera().schedule(flashSequence, new ExposureSetting(16_000_000, 1));
            Frame flash = frame(rig, flashSequence);

            Affine flashToStudio = rig.studio.truth().flashToStudio(flash.metadata(), studio.metadata());

            for (double[] dot : DotScene.DOTS) {
                double[] inFlash = centroid(flash, 320, dot);
                double[] inStudio = centroid(studio, 320, dot);
                double offPx = Math.hypot(flashToStudio.mapX(inFlash[0], inFlash[1]) - inStudio[0],
                        flashToStudio.mapY(inFlash[0], inFlash[1]) - inStudio[1]);
                assertTrue(offPx < 0.1, "seed " + seed + ": off by " + offPx);
                farthestPx = Math.max(farthestPx, Math.hypot(inFlash[0] - inStudio[0], inFlash[1] - inStudio[1]));
            }
        }
        assertTrue(farthestPx > 0.5, "sitters moved, but by " + farthestPx);
    }

    private static Frame frame(StudioRig rig, long sequence) throws Exception {
        Frame frame;
        do {
            frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
        } while (frame.metadata().sequence() < sequence);
        return frame;
    }

    /** Of the light within 16 pixels of where a dot rests. */
    private static double[] centroid(Frame frame, int widthPx, double[] dot) {
        ShortBuffer words = frame.pixels().asShortBuffer();
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = (int) dot[1] - 16; y <= dot[1] + 16; y++) {
            for (int x = (int) dot[0] - 16; x <= dot[0] + 16; x++) {
                double light = (words.get((y * widthPx + x) * 3 + 1) & 0xffff) - 1024;
                sum += light;
                sumX += light * x;
                sumY += light * y;
            }
        }
        return new double[]{sumX / sum, sumY / sum};
    }

    @Test
    void nobodyNoTruth() {
        SimulatedStudio empty = new SimulatedStudio(new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 1, 32, 24));

        assertEquals("Nobody sits before the camera.",
                assertThrows(IllegalStateException.class, empty::truth).getMessage());
    }

    /** Soft bright dots on a black sitter who fills the frame. */
    private record DotScene(int widthPx, int heightPx) implements TestScene {
        static final List<double[]> DOTS = List.of(new double[]{100, 80}, new double[]{220.5, 90},
                new double[]{160, 120},
                new double[]{90, 160.3}, new double[]{230, 150});
        private static final double SIGMA_PX = 3;

        @Override
        public String name() {
            return "dots";
        }

        @Override
        public void sample(double x, double y, float[] levels, float[] rgb) {
            double light = 0;
            for (double[] dot : DOTS) {
                double r2 = (x - dot[0]) * (x - dot[0]) + (y - dot[1]) * (y - dot[1]);
                light += 0.4 * Math.exp(-r2 / (2 * SIGMA_PX * SIGMA_PX));
            }
            Arrays.fill(rgb, (float) light * levels[1]);
        }
    }
}
