package dev.diptych.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.scene.PortraitScene;
import dev.diptych.studio.scene.Scene;
import java.nio.ShortBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlinkingSitterTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;
    private static final Portrait PORTRAIT = PortraitStudio.render(2, WIDTH, HEIGHT);

    private static StudioRig rig(StudioGrade grade, long seed, Scene scene) {
        return new StudioRig(grade, LampKind.DMX, seed, scene);
    }

    @ParameterizedTest
    @CsvSource({"IDEAL, 0, 0", "TYPICAL, 12, 18", "HOSTILE, 12, 18"})
    void sittersBlinkAsTheirGradeHasIt(StudioGrade grade, int least, int most) throws Exception {
        StudioRig rig = rig(grade, 1, new PortraitScene("sitter", PORTRAIT));
        int blinks = 0;
        boolean wasOpen = true;

        for (int i = 0; i < 30 * 60; i++) {
            Frame frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            boolean open = rig.studio.truth().eyeOpenness(frame.metadata()) > 0.5;
            blinks += wasOpen && !open ? 1 : 0;
            wasOpen = open;
        }

        assertTrue(blinks >= least && blinks <= most, blinks + " blinks in a minute");
    }

    @Test
    void frameExposedInABlinkShowsClosedEyes() throws Exception {
        StudioRig rig = rig(StudioGrade.TYPICAL, 1, new PortraitScene("sitter", PORTRAIT));
        double open = 0;
        int openFrames = 0;
        double closed = 0;
        int closedFrames = 0;
        for (int i = 0; i < 30 * 30; i++) {
            Frame frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            double openness = rig.studio.truth().eyeOpenness(frame.metadata());
            if (openness == 0) {
                closed += eyes(frame);
                closedFrames++;
            } else if (openness == 1 && i % 30 == 0) {
                open += eyes(frame);
                openFrames++;
            }
        }

        assertTrue(closedFrames > 3 && openFrames > 3, closedFrames + " closed and " + openFrames + " open");
        assertTrue(closed / closedFrames > 1.3 * (open / openFrames),
                "closed " + closed / closedFrames + ", open " + open / openFrames);
    }

    /** Mean green signal of 3x3 pixels at both eyes. */
    private static double eyes(Frame frame) {
        ShortBuffer words = frame.pixels().asShortBuffer();
        double sum = 0;
        for (int i = 0; i < 9; i++) {
            int dx = i % 3 - 1;
            int dy = i / 3 - 1;
            sum += green(words, PORTRAIT.truth().leftEyeX() + dx, PORTRAIT.truth().leftEyeY() + dy)
                    + green(words, PORTRAIT.truth().rightEyeX() + dx, PORTRAIT.truth().rightEyeY() + dy);
        }
        return sum / 18;
    }

    private static double green(ShortBuffer words, double x, double y) {
        return (words.get(((int) Math.round(y) * WIDTH + (int) Math.round(x)) * 3 + 1) & 0xffff) - 1024;
    }

    /** A studio frame that comes first never shows a reflex, and the flash frame is over before the lids move. */
    @Test
    void flashStartlesSomeSittersButOnlyAfterThePair() throws Exception {
        int closedSoonAfter = 0;
        int pairs = 0;
        for (long seed = 0; seed < 24; seed++) {
            StudioRig rig = rig(StudioGrade.TYPICAL, seed, new PortraitScene("sitter", PORTRAIT));
            ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, rig.shooter.shoot());
            StudioTruth truth = rig.studio.truth();
            double least = 1;
            for (int i = 0; i < 10; i++) {
                least = Math.min(least, truth.eyeOpenness(rig.studio.camera().awaitFrame(Long.MAX_VALUE).metadata()));
            }
            boolean openInPair = truth.eyeOpenness(proven.frames().studio().metadata()) == 1
                    && truth.eyeOpenness(proven.frames().flash().metadata()) == 1;
            pairs += openInPair ? 1 : 0;
            closedSoonAfter += openInPair && least < 0.2 ? 1 : 0;
        }

        assertTrue(pairs >= 18, pairs + " of 24 pairs with open eyes");
        assertTrue(closedSoonAfter >= 5 && closedSoonAfter <= 0.8 * pairs, closedSoonAfter + " of " + pairs);
    }

    @Test
    void peopleOnPhotographsAndEmptyChairsDoNotBlink() throws Exception {
        StudioRig rig = rig(StudioGrade.TYPICAL, 1, new FlatScene(32, 24, 0.5f));
        for (int i = 0; i < 300; i++) {
            Frame frame = rig.studio.camera().awaitFrame(Long.MAX_VALUE);
            assertEquals(1, rig.studio.truth().eyeOpenness(frame.metadata()));
        }
    }
}
