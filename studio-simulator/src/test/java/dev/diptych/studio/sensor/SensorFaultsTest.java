package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.studio.FlatScene;
import dev.diptych.studio.scene.Scene;
import org.junit.jupiter.api.Test;

/** What a sensor with faults delivers. */
class SensorFaultsTest {
    private static final Scene GREY = new FlatScene(4, 3, 0.5f);

    @Test
    void lostFrameNeverComesAndTheNextDoes() throws CameraException {
        SensorRig rig = faulty((readoutNanos, arrivalNanos, fate) -> readoutNanos >= 100_000_000
                && readoutNanos < 300_000_000 ? fate.neverComing() : fate);
        FrameMetadata last = rig.next().metadata();
        FrameMetadata next = rig.next().metadata();
        while (next.sequence() == last.sequence() + 1) {
            last = next;
            next = rig.next().metadata();
        }

        assertEquals(last.sequence() + 7, next.sequence(), "200 ms are six frames");
        assertTrue(rig.camera.trueReadoutNanos(last.sequence()) < 100_000_000);
        assertTrue(rig.camera.trueReadoutNanos(next.sequence()) >= 300_000_000);
        long lost = last.sequence() + 1;
        assertThrows(IllegalArgumentException.class, () -> rig.camera.exposed(lost));
    }

    @Test
    void cameraThatDeliversNothingIsReportedAtTheDeadline() throws CameraException {
        SensorRig rig = faulty((readoutNanos, arrivalNanos, fate) -> fate.neverComing());

        assertThrows(CameraException.class, () -> rig.camera.awaitFrame(2_000_000_000));

        assertEquals(2_000_000_000, rig.clock.nanos());
    }

    @Test
    void wrongExposureShowsInPixelsAndMetadata() throws CameraException {
        Frame frame = faulty((readoutNanos, arrivalNanos, fate) -> fate.exposedAs(new ExposureSetting(4_000_000, 1)))
                .next();

        assertEquals(new ExposureSetting(4_000_000, 1), frame.metadata().exposure());
        assertEquals(0.25, SensorRig.signal(SensorRig.codes(frame)[0]), 0.02);
    }

    @Test
    void secretlyWrongExposureShowsInPixelsAlone() throws CameraException {
        SensorRig rig = faulty(
                (readoutNanos, arrivalNanos, fate) -> fate.secretlyExposedAs(new ExposureSetting(4_000_000, 1)));
        Frame frame = rig.next();

        assertEquals(SensorRig.REFERENCE, frame.metadata().exposure());
        assertEquals(rig.camera.trueReadoutNanos(0), frame.metadata().readoutStartNanos(), 30_000.0);
        assertEquals(0.25, SensorRig.signal(SensorRig.codes(frame)[0]), 0.02);
        assertEquals(4_000_000, rig.camera.exposed(0).exposure().exposureNanos());
    }

    @Test
    void timestampsThatJumpedAreOffByThat() throws CameraException {
        SensorRig rig = faulty((readoutNanos, arrivalNanos, fate) -> fate.stampedOffBy(-12_000_000));

        assertEquals(rig.camera.trueReadoutNanos(0) - 12_000_000, rig.next().metadata().readoutStartNanos(), 30_000.0);
    }

    private static SensorRig faulty(FrameFaults faults) throws CameraException {
        return new SensorRig(4, 3, 1, 1, TimestampStyle.STATED_EXPOSURE_START, faults, 1, 2, 3, 4).lookAt(GREY).start();
    }
}
