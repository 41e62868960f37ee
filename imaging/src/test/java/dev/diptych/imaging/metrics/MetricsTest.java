package dev.diptych.imaging.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void psnrOfAnErrorOfTenEverywhere() {
        assertEquals(28.1308, Psnr.dB(flat(20, 20, 100), flat(20, 20, 110)), 1e-4);
    }

    @Test
    void psnrCountsAllChannels() {
        Srgb8Image oneChannelOff = flat(1, 1, 100);
        oneChannelOff.rgb()[1] = (byte) 130;

        assertEquals(10 * Math.log10(255 * 255 / 300.0), Psnr.dB(flat(1, 1, 100), oneChannelOff), 1e-9);
    }

    @Test
    void psnrOfEqualPicturesIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, Psnr.dB(flat(3, 3, 7), flat(3, 3, 7)));
    }

    @Test
    void aGainInEachChannelIsForgiven() {
        Srgb8Image judged = colours(96, 48, 80);
        Srgb8Image truth = colours(48, 96, 80);

        assertTrue(Psnr.dB(judged, truth) < 20);
        assertTrue(GainMatchedPsnr.dB(judged, truth) > 100);
    }

    /** Of 10 and 20 against 30 and 20, the best gain is 700 / 500 = 1.4: 14 and 28 are left. */
    @Test
    void whatNoGainExplainsIsCounted() {
        Srgb8Image judged = new Srgb8Image(2, 1, new byte[]{10, 10, 10, 20, 20, 20});
        Srgb8Image truth = new Srgb8Image(2, 1, new byte[]{30, 30, 30, 20, 20, 20});

        assertEquals(10 * Math.log10(255 * 255 / ((16.0 * 16 + 8 * 8) / 2)), GainMatchedPsnr.dB(judged, truth), 1e-9);
    }

    @Test
    void noGainLightensBlack() {
        assertEquals(Psnr.dB(flat(2, 2, 0), flat(2, 2, 40)), GainMatchedPsnr.dB(flat(2, 2, 0), flat(2, 2, 40)), 1e-9);
    }

    private static Srgb8Image colours(int red, int green, int blue) {
        byte[] rgb = new byte[4 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (red * (i + 3) / 12);
            rgb[i + 1] = (byte) (green * (i + 3) / 12);
            rgb[i + 2] = (byte) (blue * (i + 3) / 12);
        }
        return new Srgb8Image(2, 2, rgb);
    }

    @Test
    void ssimOfFlatPicturesIsTheLuminanceTerm() {
        double c1 = 6.5025;

        double expected = (2 * 100 * 120 + c1) / (100 * 100 + 120 * 120 + c1);

        assertEquals(expected, Ssim.of(flat(16, 16, 100), flat(16, 16, 120)), 1e-6);
    }

    @Test
    void ssimOfOneBrightPixelFollowsThePapersFormula() {
        Srgb8Image impulse = flat(11, 11, 0);
        Arrays.fill(impulse.rgb(), (5 * 11 + 5) * 3, (5 * 11 + 5) * 3 + 3, (byte) 255);
        double tails = Math.exp(-1 / 4.5) + Math.exp(-4 / 4.5) + Math.exp(-2) + Math.exp(-16 / 4.5)
                + Math.exp(-25 / 4.5);
        double weight = 1 / ((1 + 2 * tails) * (1 + 2 * tails));
        double mean = weight * 255;
        double variance = weight * 255 * 255 - mean * mean;
        double c1 = 6.5025;
        double c2 = 58.5225;

        double expected = c1 * c2 / ((mean * mean + c1) * (variance + c2));

        assertEquals(expected, Ssim.of(impulse, flat(11, 11, 0)), 1e-6);
    }

    @Test
    void ssimFallsWithNoiseAndIsOneForEqualPictures() {
        Srgb8Image texture = noisy(flat(40, 30, 128), 60, 1);

        double slight = Ssim.of(texture, noisy(texture, 5, 2));
        double strong = Ssim.of(texture, noisy(texture, 40, 3));

        assertEquals(1, Ssim.of(texture, texture), 1e-12);
        assertTrue(slight > 0.95 && strong < 0.9 && strong > 0.3, slight + " and " + strong);
    }

    @Test
    void picturesOfDifferentSizesAreRefused() {
        Exception refusal = assertThrows(IllegalArgumentException.class,
                () -> Psnr.dB(flat(20, 20, 0), flat(20, 21, 0)));

        assertTrue(refusal.toString().contains("20x20 and 20x21"), refusal.toString());
        assertThrows(IllegalArgumentException.class, () -> Ssim.of(flat(20, 20, 0), flat(21, 20, 0)));
    }

    @Test
    void ssimRefusesPicturesSmallerThanItsWindow() {
        assertThrows(IllegalArgumentException.class, () -> Ssim.of(flat(10, 40, 0), flat(10, 40, 0)));
    }

    private static Srgb8Image flat(int width, int height, int code) {
        Srgb8Image image = new Srgb8Image(width, height);
        Arrays.fill(image.rgb(), (byte) code);
        return image;
    }

    private static Srgb8Image noisy(Srgb8Image image, int amplitude, long seed) {
        Random random = new Random(seed);
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp((rgb[i] & 0xff) + random.nextInt(-amplitude, amplitude + 1), 0, 255);
        }
        return new Srgb8Image(image.width(), image.height(), rgb);
    }
}
