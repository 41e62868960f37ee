package dev.diptych.rig.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.TimestampMeaning;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlateauTest {
    private static final double MS = 1e6;

    /** Rows read 1 ms after each other, each exposed for 2 ms. */
    private static SampledFrame frame(double readoutMs, double... rows) {
        return new SampledFrame(new FrameMetadata(0, Math.round(readoutMs * MS), TimestampMeaning.READOUT_START, 0,
                new ExposureSetting(2_000_000, 1)), rows, MS);
    }

    @Test
    void knowsRowsThatWereExposedWhollyWithinAndTheirMeans() {
        List<SampledFrame> frames = List.of(frame(10, 1, 2, 3, 4), frame(20, 5, 6, 7, 8), frame(30, 9, 9, 9, 9));

        // The first row of the first frame is exposed from 8 ms on, the second of the last one until 31 ms.
        Plateau plateau = new Plateau(frames, 9 * MS, 31 * MS);

        assertTrue(plateau.knows(0));
        assertEquals(7, plateau.at(0));
        assertEquals((2 + 6 + 9) / 3.0, plateau.at(1));
        assertEquals(5, plateau.at(2));
        assertEquals(6, plateau.at(3));
    }

    @Test
    void doesNotKnowWhatWasCutOff() {
        Plateau plateau = new Plateau(List.of(frame(10, 1, 2, 3, 4)), 9 * MS, 12 * MS);

        assertFalse(plateau.knows(0));
        assertTrue(plateau.knows(1));
        assertTrue(plateau.knows(2));
        assertFalse(plateau.knows(3));
        assertFalse(plateau.knows(17));
        assertEquals(2.5, plateau.mean());
    }

    /** Where frames were dropped, the upper half of one picture is not compared with the lower half of another. */
    @Test
    void meansAreComparedOverTheSameRows() {
        Plateau bright = new Plateau(List.of(frame(10, 10, 10, 2, 2)), 0, 100 * MS);
        Plateau cut = new Plateau(List.of(frame(40, 20, 20, 4, 4)), 0, 41 * MS);

        assertEquals(6, bright.mean());
        assertEquals(10, bright.mean(cut));
        assertEquals(20, cut.mean(bright));
    }

    @Test
    void tooFewRowsStandForNoPicture() {
        Plateau oneRow = new Plateau(List.of(frame(10, 1, 2, 3, 4)), 9 * MS, 11 * MS);

        assertTrue(Double.isNaN(oneRow.mean()));
        assertTrue(Double.isNaN(new Plateau(List.of(), 0, 1).mean()));
    }
}
