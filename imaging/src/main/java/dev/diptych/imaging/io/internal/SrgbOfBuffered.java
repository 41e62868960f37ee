package dev.diptych.imaging.io.internal;

import dev.diptych.imaging.Srgb8Image;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Code values of a decoded picture, whatever its layout. Grey is copied to the three channels as it stands (the JDK's
 * own conversion takes grey for linear light and brightens it), transparency is composited on black, 16-bit samples are
 * rounded to 8, and a colour profile other than sRGB is converted.
 */
public final class SrgbOfBuffered {
    private SrgbOfBuffered() {
    }

    public static Srgb8Image convert(BufferedImage image) {
        byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(image.getWidth(), image.getHeight()))];
        ColorModel colours = image.getColorModel();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == rgb.length) {
            swapBlueAndRed(buffer.getData(), rgb);
        } else if (colours instanceof IndexColorModel) {
            packed(image, rgb);
        } else if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            samples(image.getRaster(), colours, 1, rgb);
        } else if (colours.getColorSpace().isCS_sRGB() && !colours.isAlphaPremultiplied()) {
            samples(image.getRaster(), colours, 3, rgb);
        } else {
            packed(image, rgb);
        }
        return new Srgb8Image(image.getWidth(), image.getHeight(), rgb);
    }

    private static void swapBlueAndRed(byte[] bgr, byte[] rgb) {
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = bgr[i + 2];
            rgb[i + 1] = bgr[i + 1];
            rgb[i + 2] = bgr[i];
        }
    }

    private static void samples(Raster raster, ColorModel colours, int colourBands, byte[] rgb) {
        int bands = raster.getNumBands();
        int width = raster.getWidth();
        boolean alpha = colours.hasAlpha() && bands > colourBands;
        int[] maxima = new int[bands];
        for (int band = 0; band < bands; band++) {
            maxima[band] = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        }
        int[] row = new int[width * bands];
        for (int y = 0, k = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++, k += 3) {
                int pixel = x * bands;
                int opacity = alpha ? to8Bit(row[pixel + colourBands], maxima[colourBands]) : 255;
                for (int channel = 0; channel < 3; channel++) {
                    int band = Math.min(channel, colourBands - 1);
                    rgb[k + channel] = onBlack(to8Bit(row[pixel + band], maxima[band]), opacity);
                }
            }
        }
    }

    private static void packed(BufferedImage image, byte[] rgb) {
        int width = image.getWidth();
        int[] row = new int[width];
        for (int y = 0, k = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++, k += 3) {
                int opacity = row[x] >>> 24;
                rgb[k] = onBlack((row[x] >> 16) & 0xff, opacity);
                rgb[k + 1] = onBlack((row[x] >> 8) & 0xff, opacity);
                rgb[k + 2] = onBlack(row[x] & 0xff, opacity);
            }
        }
    }

    private static int to8Bit(int value, int maximum) {
        return maximum == 255 ? value : (int) ((value * 255L + maximum / 2) / maximum);
    }

    private static byte onBlack(int code, int opacity) {
        return (byte) (opacity == 255 ? code : (code * opacity + 127) / 255);
    }
}
