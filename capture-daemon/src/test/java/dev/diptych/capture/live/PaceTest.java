package dev.diptych.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.live.LivePicture.Light;
import dev.diptych.rig.camera.ExposureWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private final Pace pace = new Pace();

    private boolean due(long endNanos, Light light) {
        return pace.due(new LiveFrame(FakeFrame.number(1), new ExposureWindow(endNanos - 1, endNanos), light));
    }

    @ParameterizedTest(name = "{0} at {1} frames a second: {3}")
    @CsvSource({"VIEWFINDER, 30, 15, every second one", "VIEWFINDER, 60, 15, every fourth one",
        "VIEWFINDER, 10, 10, a slow camera's all", "FLASH_PREVIEW, 30, 30, all", "FLASH_PREVIEW, 60, 30, not more"})
    void ofASecondsFramesSoManyAreDue(Light light, int frames, int expected, String reason) {
        int due = 0;
        for (int i = 0; i < frames; i++) {
            // A camera's frames are a little early or late.
            long jitterNanos = i % 2 * 300_000L;
            due += due(i * 1_000_000_000L / frames + jitterNanos, light) ? 1 : 0;
        }

        assertEquals(expected, due, reason);
    }

    @Test
    void timestampsThatJumpBackDoNotStopThePictures() {
        assertTrue(due(10_000_000_000L, Light.VIEWFINDER));
        assertTrue(due(1_000_000_000L, Light.VIEWFINDER));
    }
}
