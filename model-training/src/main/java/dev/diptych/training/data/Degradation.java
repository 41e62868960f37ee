package dev.diptych.training.data;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.io.JpegWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What lenses and codecs do to a picture. */
final class Degradation {
    private Degradation() {
    }

    static Srgb8Image apply(Srgb8Image picture, Photography photography) {
        Srgb8Image soft = photography.blurred() ? blurred(picture) : picture;
        return photography.jpegQuality() <= 1 ? compressed(soft, photography.jpegQuality()) : soft;
    }

    /** Each pixel with its neighbours by 1:2:1, along rows and columns; edge pixels are repeated. */
    static Srgb8Image blurred(Srgb8Image picture) {
        return pass(pass(picture, 1, 0), 0, 1);
    }

    private static Srgb8Image pass(Srgb8Image picture, int stepX, int stepY) {
        int width = picture.width();
        int height = picture.height();
        Srgb8Image out = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int before = picture.at(Math.max(0, x - stepX), Math.max(0, y - stepY), channel);
                    int after = picture.at(Math.min(width - 1, x + stepX), Math.min(height - 1, y + stepY), channel);
                    out.rgb()[(y * width + x) * 3 + channel] = (byte) ((before + 2 * picture.at(x, y, channel) + after
                            + 2) / 4);
                }
            }
        }
        return out;
    }

    private static Srgb8Image compressed(Srgb8Image picture, double quality) {
        byte[] jpeg = JpegWriter.encode(picture, (float) quality);
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            BufferedImage decoded = reader.read(0);
            Srgb8Image out = new Srgb8Image(picture.width(), picture.height());
            decoded.getData().getDataElements(0, 0, decoded.getWidth(), decoded.getHeight(), out.rgb());
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException("A JPEG file in memory could not be read back.", e);
        } finally {
            reader.dispose();
        }
    }

    /** Left and right exchanged. */
    static SrgbPlanes mirrored(SrgbPlanes planes) {
        int width = planes.width();
        SrgbPlanes out = new SrgbPlanes(width, planes.height());
        float[] from = planes.values();
        float[] to = out.values();
        for (int row = 0; row < from.length; row += width) {
            for (int x = 0; x < width; x++) {
                to[row + x] = from[row + width - 1 - x];
            }
        }
        return out;
    }
}
