package dev.diptych.imaging.io.internal;

import dev.diptych.imaging.Srgb8Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads JPEG, PNG and BMP with the JDK's codecs and turns all the ways in which they fail into one sentence's end. */
public final class CodecReader {
    private CodecReader() {
    }

    /** A picture that cannot be read; the message is the end of a sentence about it. */
    public static final class Refused extends Exception {
        Refused(String complaint) {
            super(complaint);
        }

        Refused(String complaint, Throwable cause) {
            super(complaint, cause);
        }
    }

    /** @throws IOException if the disk, not the picture, is at fault */
    public static Srgb8Image read(Path file, FileKind kind) throws Refused, IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name().toLowerCase(Locale.ROOT)).next();
        Damage damage = new Damage();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> damage.note(warning));
            String complaint = PixelLimit.complaint(reader.getWidth(0), reader.getHeight(0));
            if (!complaint.isEmpty()) {
                throw new Refused(complaint);
            }
            BufferedImage decoded = reader.read(0);
            if (damage.found) {
                throw damaged(kind, new IIOException("The decoder filled in missing data."));
            }
            return SrgbOfBuffered.convert(decoded);
        } catch (OutOfMemoryError tooLarge) {
            throw new Refused("needs more memory than this program has; scale it down or give Java more (-Xmx)",
                    tooLarge);
        } catch (IIOException | RuntimeException | java.io.EOFException broken) {
            throw damaged(kind, broken);
        } finally {
            reader.dispose();
        }
    }

    private static Refused damaged(FileKind kind, Exception cause) {
        return new Refused("is a " + kind.label()
                + " picture that is cut off, damaged or of an unsupported variant; copy it again or export it anew",
                cause);
    }

    /** libjpeg only warns where it makes up data that is missing; stray bytes between segments are harmless. */
    private static final class Damage {
        private boolean found;

        void note(String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            found |= text.contains("premature") || (text.contains("corrupt") && !text.contains("extraneous"));
        }
    }
}
