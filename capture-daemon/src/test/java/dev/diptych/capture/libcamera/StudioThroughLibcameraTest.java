package dev.diptych.capture.libcamera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.host.StepTimer.Step;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import dev.diptych.studio.scene.SceneLights;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated studio seen through the driver: light that a step switches is in the rows that are exposed then. */
class StudioThroughLibcameraTest {
    private static final int WIDTH = 32;
    private static final int HEIGHT = 181;
    private static final ExposureSetting SHORT = new ExposureSetting(1_000_000, 16);

    private CameraRig rig;
    private SimulatedStudio studio;

    @BeforeEach
    void light() throws Exception {
        rig = new CameraRig();
        studio = new SimulatedStudio(new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 5, WIDTH, HEIGHT), rig.time);
        studio.leaveChairEmpty();
        PixelFormat.Bayer format = studio.rawFormat(SampleCoding.BITS_12_LE16);
        rig.fake.set("width", format.widthSamples());
        rig.fake.set("height", format.heightSamples());
        rig.fake.renderWith((readoutNanos, exposure, into) -> studio.exposeRaw(SampleCoding.BITS_12_LE16, readoutNanos,
                exposure, into));
        SceneLights.LAMP_IDS.forEach(lamp -> studio.switchLight(lamp, 0, rig.time.nanos()));
        rig.open(new LibcameraSettings(Optional.empty(), StreamKind.RAW, 0, 0,
                studio.camera().timing().framePeriodNanos(),
                studio.camera().timing().readoutNanos(), 6, Optional.empty(), Optional.empty(), Optional.empty()))
                .start(SHORT);
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    /** The rows are read out in 18 ms, 0.1 ms each; the flash answers its switch within a millisecond. */
    @ParameterizedTest
    @ValueSource(longs = {0, 4_000_000})
    void rowsThatAreExposedAfterAStepAreLit(long lateNanos) throws Exception {
        Frame dark = rig.pass();
        long readoutNanos = dark.metadata().readoutStartNanos() + 3 * studio.camera().timing().framePeriodNanos();
        long askedNanos = readoutNanos + 6_000_000;
        rig.time.delayStep(0, lateNanos);
        CompletableFuture<Void> done = rig.time.start(List.of(
                new Step(askedNanos, () -> studio.switchLight(SceneLights.FLASH_ID, 1, rig.time.nanos()))));

        Frame lit = rig.next();
        while (lit.metadata().readoutStartNanos() < readoutNanos - 1_000_000) {
            lit.release();
            lit = rig.next();
        }

        double[] rows = RowMeans.of(lit).values();
        int firstLit = 60 + Math.toIntExact(lateNanos / 100_000);
        assertTrue(done.isDone());
        assertEquals(0, rows[firstLit - 1], 0.01);
        assertTrue(rows[firstLit + 25] > 0.05, () -> "row " + (firstLit + 25) + " has " + rows[firstLit + 25]);
    }
}
