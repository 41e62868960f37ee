package dev.diptych.imaging.io;

import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.internal.CodecReader;
import dev.diptych.imaging.io.internal.FileKind;
import dev.diptych.imaging.io.internal.JpegHeader;
import dev.diptych.imaging.io.internal.Orientation;
import dev.diptych.imaging.io.internal.PpmHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a picture file of up to 64 megapixels: JPEG, PNG, BMP or binary colour PPM, told apart by their first bytes.
 * <p>
 * Grey becomes three equal channels, transparency is composited on black, 16-bit samples are rounded to 8, an embedded
 * JPEG colour profile is converted to sRGB, and a JPEG is turned as its Exif orientation asks. A PPM of
 * {@link LinearPpm} is rendered from linear light with gain 1.
 */
public final class ImageReader {
    /** Enough for every JPEG segment before the first scan that matters: Exif with a thumbnail, colour profile. */
    private static final int START_BYTES = 1 << 20;

    private ImageReader() {
    }

    /** @throws ImageReadException with one sentence that names the file and says what to do */
    public static Srgb8Image read(Path file) throws ImageReadException {
        String name = "The picture " + file;
        if (!Files.exists(file)) {
            throw new ImageReadException(name + " does not exist; check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new ImageReadException(name + " is a directory or a device; name a picture file.");
        }
        if (!Files.isReadable(file)) {
            throw new ImageReadException(name + " may not be read; check its permissions.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(START_BYTES);
            if (start.length == 0) {
                throw new ImageReadException(name + " is empty; copy it again.");
            }
            return decode(file, name, start);
        } catch (ImageReadException refused) {
            throw refused;
        } catch (PpmHeader.Malformed | CodecReader.Refused refused) {
            throw new ImageReadException(name + " " + refused.getMessage() + ".", refused);
        } catch (IOException failed) {
            throw new ImageReadException(name + " cannot be read from disk (" + failed.getMessage() + ").", failed);
        }
    }

    private static Srgb8Image decode(Path file, String name, byte[] start)
            throws IOException, PpmHeader.Malformed, CodecReader.Refused {
        FileKind kind = FileKind.of(start);
        if (kind == FileKind.UNKNOWN) {
            throw new ImageReadException(name + " is not a picture; JPEG, PNG, BMP and PPM can be read.");
        }
        if (!kind.readable()) {
            throw new ImageReadException(name + " is a " + kind.label()
                    + " file, which cannot be read; convert it to PNG or JPEG.");
        }
        if (kind == FileKind.PPM) {
            return ppm(file, name, PpmHeader.parse(start));
        }
        if (kind != FileKind.JPEG) {
            return CodecReader.read(file, kind);
        }
        JpegHeader header = JpegHeader.of(start);
        if (header.components() == 4) {
            throw new ImageReadException(name + " is a CMYK JPEG, made for print; convert it to RGB.");
        }
        return Orientation.upright(CodecReader.read(file, kind), header.orientation());
    }

    private static Srgb8Image ppm(Path file, String name, PpmHeader header) throws IOException {
        long present = Files.size(file) - header.pixelsAt();
        if (present < header.pixelBytes()) {
            throw new ImageReadException(name + " is cut off: " + header.width() + "x" + header.height()
                    + " pixels take " + header.pixelBytes() + " bytes, but " + present
                    + " are there; copy it again.");
        }
        if (header.comments().contains(LinearPpm.ENCODING)) {
            return LinearRendering.toSrgb(LinearPpm.decode(Files.readAllBytes(file), name), 1);
        }
        byte[] rgb = new byte[header.width() * header.height() * 3];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(header.pixelsAt());
            int bytesPerValue = header.maximum() > 255 ? 2 : 1;
            int rowLength = header.width() * 3;
            for (int y = 0; y < header.height(); y++) {
                byte[] row = in.readNBytes(rowLength * bytesPerValue);
                for (int i = 0; i < rowLength; i++) {
                    int value = bytesPerValue == 1
                            ? row[i] & 0xff
                            : ((row[2 * i] & 0xff) << 8) | (row[2 * i + 1] & 0xff);
                    rgb[y * rowLength + i] = (byte) Math.min(255,
                            (value * 255L + header.maximum() / 2) / header.maximum());
                }
            }
        }
        return new Srgb8Image(header.width(), header.height(), rgb);
    }
}
