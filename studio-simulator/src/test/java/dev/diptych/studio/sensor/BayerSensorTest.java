package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.studio.scene.EmptyStudio;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BayerSensorTest {
    private static final int WIDTH = 16;
    private static final int HEIGHT = 12;

    private final SensorRig rig = new SensorRig(WIDTH, HEIGHT, 1, 7, 1, 2).lookAt(new EmptyStudio(WIDTH, HEIGHT));

    /** A step of 10 bits is worth 64 of 16. */
    @ParameterizedTest
    @EnumSource(names = {"BITS_10_LE16", "BITS_12_LE16"})
    void aRawFrameShowsTheLightOfTheFrameThatTheCameraHasExposedThen(SampleCoding coding) throws Exception {
        Frame frame = rig.start().next();
        BayerSensor raw = rig.sensor.raw(coding);
        ByteBuffer samples = ByteBuffer.allocate(Math.toIntExact(raw.format().frameBytes()));

        raw.expose(rig.camera.trueReadoutNanos(frame.metadata().sequence()), SensorRig.REFERENCE, samples);

        RowMeans expected = RowMeans.of(frame);
        RowMeans seen = RowMeans.of(samples, raw.format(), RowSampling.EVERY_PIXEL);
        assertArrayEquals(expected.values(), seen.values(), 64 / 65536.0);
        assertEquals(expected.mean(), seen.mean(), 64 / 65536.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"BITS_10_LE16", "BITS_12_LE16"})
    void itsLevelsAreTheSensors(SampleCoding coding) {
        PixelFormat.Bayer format = rig.sensor.raw(coding).format();

        assertEquals(1024, format.blackLevel() << (16 - coding.bits()));
        assertEquals(coding.largestCode(), format.whiteLevel());
    }

    @Test
    void itPacksNothing() {
        assertThrows(IllegalArgumentException.class, () -> rig.sensor.raw(SampleCoding.CSI2_PACKED_10));
    }
}
