package dev.diptych.studio.sensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.studio.FlatScene;
import dev.diptych.studio.light.LightOutput;
import dev.diptych.studio.scene.PhotographScene;
import dev.diptych.studio.scene.Scene;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sensor makes of a scene, seen through the camera port as the pipeline sees it. */
class FrameRendererTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int BLACK = 1024;
    private static final int STEP = 16;

    /** Two smooth pictures: interpolation does not ring where there is no edge. */
    private static Scene photograph() {
        Srgb8Image flash = new Srgb8Image(WIDTH, HEIGHT);
        Srgb8Image ambient = new Srgb8Image(WIDTH, HEIGHT);
        for (int i = 0; i < flash.rgb().length; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            flash.rgb()[i] = (byte) Math.round(140 + 60 * Math.sin(0.3 * x) + 30 * Math.cos(0.2 * y));
            ambient.rgb()[i] = (byte) Math.round(150 + 40 * Math.cos(0.2 * x + i % 3) + 50 * Math.sin(0.3 * y));
        }
        return new PhotographScene("waves", flash, ambient);
    }

    private static Frame flat(float grey, double noiseScale, ExposureSetting exposure) throws CameraException {
        return new SensorRig(WIDTH, HEIGHT, noiseScale, 7, 1, 2, 3, 4).lookAt(new FlatScene(WIDTH, HEIGHT, grey))
                .start()
                .next(exposure);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 3", "0, 1"})
    void frameUnderTwoLightsIsTheSumOfThoseUnderEach(int one, int other) throws CameraException {
        int[] underOne = underLights(one);
        int[] underOther = underLights(other);
        int[] underBoth = underLights(one, other);

        assertTrue(Arrays.stream(underOne).average().orElseThrow() > BLACK + 20 * STEP);
        for (int i = 0; i < underBoth.length; i++) {
            // Each is rounded to a step of the converter.
            assertEquals(underOne[i] + underOther[i] - BLACK, underBoth[i], STEP, "value " + i);
        }
    }

    private static int[] underLights(Integer... lit) throws CameraException {
        return SensorRig.codes(new SensorRig(WIDTH, HEIGHT, 0, 7, lit).lookAt(photograph()).start().next());
    }

    @Test
    void lightThatFallsDuringReadoutLeavesItsGradient() throws CameraException {
        SensorRig rig = new SensorRig(WIDTH, HEIGHT, 0, 7, 2).lookAt(new FlatScene(WIDTH, HEIGHT, 0.8f)).start();
        long readoutNanos = rig.camera.trueReadoutNanos(5);
        rig.lights.get(2).switchTo(0, readoutNanos - 125_000_000);
        LightOutput output = rig.lights.get(2).output();
        Frame frame = rig.next();
        while (frame.metadata().sequence() < 5) {
            frame = rig.next();
        }

        int[] codes = SensorRig.codes(frame);

        assertTrue(codes[0] - codes[codes.length - 1] > 5000, "top and bottom differ");
        for (int row = 0; row < HEIGHT; row++) {
            double endNanos = readoutNanos + 18e6 * row / (HEIGHT - 1);
            double sum = 0;
            for (int i = 0; i < 1000; i++) {
                sum += output.levelAt(endNanos - 8e6 * (i + 0.5) / 1000);
            }
            // One lamp of four.
            assertEquals(0.8 / 4 * sum / 1000, SensorRig.signal(codes[row * WIDTH * 3]), 1.5e-4, "row " + row);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000000, 1, 0.2, the reference", "4000000, 1, 0.1, half the time", "4000000, 2, 0.2, made up by gain",
        "16000000, 2, 0.8, twice both", "1000000, 16, 0.4, short and amplified"})
    void signalIsProportionalToExposureAndGain(long exposureNanos, double gain, double expected, String reason)
            throws CameraException {
        int[] codes = SensorRig.codes(flat(0.2f, 0, new ExposureSetting(exposureNanos, gain)));

        for (int code : codes) {
            assertEquals(expected, SensorRig.signal(code), 2e-4, reason);
        }
    }

    @Test
    void flashAtItsExposureGivesWhatTheLampsGiveAtTheirs() throws CameraException {
        SensorRig rig = new SensorRig(WIDTH, HEIGHT, 0, 7, 0).lookAt(new FlatScene(WIDTH, HEIGHT, 0.5f)).start();

        int[] codes = SensorRig.codes(rig.next(new ExposureSetting(16_000_000, 4)));

        assertEquals(0.5, SensorRig.signal(codes[0]), 2e-4);
    }

    @Test
    void darknessIsTheBlackLevelAndTooMuchLightTheWhiteLevel() throws CameraException {
        SensorRig dark = new SensorRig(WIDTH, HEIGHT, 0, 7).lookAt(new FlatScene(WIDTH, HEIGHT, 0.5f)).start();
        PixelFormat.LinearRgb16 format = (PixelFormat.LinearRgb16) dark.camera.format();

        int[] black = SensorRig.codes(dark.next());
        int[] white = SensorRig.codes(flat(1.5f, 1, SensorRig.REFERENCE));
        int[] glare = SensorRig.codes(flat(50, 1, new ExposureSetting(33_000_000, 900)));

        for (int i = 0; i < black.length; i++) {
            assertEquals(format.blackLevel(), black[i]);
            assertEquals(format.whiteLevel(), white[i]);
            assertEquals(format.whiteLevel(), glare[i]);
        }
    }

    @Test
    void codesAreStepsOfTheConverter() throws CameraException {
        for (int code : SensorRig.codes(flat(0.3f, 1, SensorRig.REFERENCE))) {
            assertEquals(0, code % STEP);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, read noise alone", "0, 8, 1, read noise amplified", "0.25, 1, 1, mostly shot noise",
        "0.25, 4, 1, amplified",
        "0.6, 1, 1, bright",
        "0.25, 1, 0.5, a better sensor"})
    void noiseHasTheVarianceOfShotAndReadNoise(float signal, double gain, double scale, String reason)
            throws CameraException {
        ExposureSetting exposure = new ExposureSetting(Math.round(8_000_000 / gain), gain);

        int[] codes = SensorRig.codes(flat(signal, scale, exposure));

        double mean = Arrays.stream(codes).mapToDouble(SensorRig::signal).average().orElseThrow();
        double variance = Arrays.stream(codes)
                .mapToDouble(code -> Math.pow(SensorRig.signal(code) - mean, 2))
                .average()
                .orElseThrow();
        double readNoise = 3 * gain / 10_000;
        double rounding = Math.pow(STEP / (65520.0 - BLACK), 2) / 12;
        double expected = scale * scale * (signal * gain / 10_000 + readNoise * readNoise) + rounding;
        assertEquals(signal, mean, 5 * Math.sqrt(expected / codes.length), reason);
        // The variance of 9216 normal values is known to 1.5 %.
        assertEquals(expected, variance, 0.08 * expected, reason);
    }

    @Test
    void noiseOfNeighboursIsIndependent() throws CameraException {
        int[] codes = SensorRig.codes(flat(0.25f, 1, SensorRig.REFERENCE));
        double mean = Arrays.stream(codes).average().orElseThrow();
        double variance = Arrays.stream(codes).mapToDouble(code -> Math.pow(code - mean, 2)).average().orElseThrow();

        for (int lag : new int[]{1, 2, 3, 3 * WIDTH}) {
            double covariance = 0;
            for (int i = lag; i < codes.length; i++) {
                covariance += (codes[i] - mean) * (codes[i - lag] - mean);
            }
            assertEquals(0, covariance / (codes.length - lag) / variance, 0.05, "lag " + lag);
        }
    }

    @Test
    void sameSeedGivesTheSameBytesOnOneThreadAndOnFour() throws CameraException {
        assertArrayEquals(renderedOn(1), renderedOn(4));
    }

    private static int[] renderedOn(int threads) throws CameraException {
        Frame frame = new SensorRig(WIDTH, HEIGHT, 1, 7, 1, 2).lookAt(photograph()).start().next();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(frame::pixels).join();
        }
        return SensorRig.codes(frame);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, all", "1, 7, some columns", "5, 1, some rows", "5, 7, neither divides a side",
        "48, 64, the first pixel", "100, 100, steps beyond the frame"})
    void rowMeansBeforeExposingAreThoseOfTheExposedFrame(int rowStep, int columnStep, String reason)
            throws CameraException {
        SensorRig rig = new SensorRig(WIDTH, HEIGHT, 1, 7, 1, 2).lookAt(photograph()).start();
        rig.lights.get(1).switchTo(0, rig.camera.trueReadoutNanos(0) - 125_000_000);
        Frame frame = rig.next();
        RowSampling sampling = new RowSampling(rowStep, columnStep);

        RowMeans before = frame.rowMeans(sampling);

        RowMeans whole = RowMeans.of(frame.pixels(), frame.format(), sampling);
        assertArrayEquals(whole.values(), before.values(), reason);
        assertEquals(rowStep, before.rowStep());
    }

    @Test
    void noiseDiffersFromFrameToFrameFromSeedToSeedAndAfterARestart() throws CameraException {
        Scene grey = new FlatScene(WIDTH, HEIGHT, 0.5f);
        SensorRig rig = new SensorRig(WIDTH, HEIGHT, 1, 7, 1, 2, 3, 4).lookAt(grey).start();
        int[] first = SensorRig.codes(rig.next());
        int[] second = SensorRig.codes(rig.next());
        int[] restarted = SensorRig.codes(rig.start().next());
        int[] otherSeed = SensorRig
                .codes(new SensorRig(WIDTH, HEIGHT, 1, 8, 1, 2, 3, 4).lookAt(grey).start().next());

        assertFalse(Arrays.equals(first, second));
        assertFalse(Arrays.equals(first, restarted));
        assertFalse(Arrays.equals(first, otherSeed));
    }
}
