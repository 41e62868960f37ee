package dev.diptych.inference.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.inference.live.SteadinessMeter.Steadiness;
import org.junit.jupiter.api.Test;

class SteadinessMeterTest {
    private final SteadinessMeter meter = new SteadinessMeter(new Box(0.5, 0.9, 1.6, 0.2));

    /** Two pixels, each at its own level: what differs between pixels is no flicker. */
    @Test
    void tellsTheNoiseFromWhatIsAdded() {
        meter.add(picture(100, 50), picture(130, 62));
        meter.add(picture(104, 50), picture(134, 66));
        meter.add(picture(96, 50), picture(126, 58));

        Steadiness steadiness = meter.result();

        assertEquals(Math.sqrt(16 / 2.0), steadiness.sensor(), 1e-9);
        assertEquals(Math.sqrt(16 / 2.0), steadiness.added(), 1e-9);
        assertEquals(4, steadiness.corrected(), 1e-9);
        assertFalse(steadiness.steady());
    }

    @Test
    void aConstantChangeIsSteady() {
        meter.add(picture(100, 50), picture(150, 20));
        meter.add(picture(102, 49), picture(152, 19));

        assertEquals(0, meter.result().added());
        assertTrue(meter.result().steady());
    }

    /** Only pixels (1, 1) and (2, 1) are looked at. */
    private static Srgb8Image picture(int one, int other) {
        Srgb8Image picture = new Srgb8Image(4, 3);
        for (int channel = 0; channel < 3; channel++) {
            picture.rgb()[channel] = (byte) (one * 7);
            picture.rgb()[3 * 5 + channel] = (byte) one;
            picture.rgb()[3 * 6 + channel] = (byte) other;
        }
        return picture;
    }
}
