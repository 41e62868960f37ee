package dev.diptych.capture.cli;

import dev.diptych.archive.Archive;
import dev.diptych.capture.session.FaceArchive;
import dev.diptych.capture.session.SampleArchive;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.io.JpegWriter;
import dev.diptych.imaging.io.PngWriter;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Files that a user may give by mistake, and a few good ones. */
final class BadFiles {
    private BadFiles() {
    }

    static void writeInto(Path folder) throws IOException {
        Srgb8Image picture = texture(320, 240);
        byte[] png = PngWriter.encode(picture);
        byte[] jpeg = JpegWriter.encode(picture, 0.9f);
        Files.write(folder.resolve("good.png"), png);
        Files.write(folder.resolve("good.jpg"), jpeg);
        Files.write(folder.resolve("sitter.png"), PngWriter.encode(DrawnSitter.picture(320, 240)));
        Files.write(folder.resolve("moved.png"), PngWriter.encode(
                Warp.bicubic(picture, Affine.translation(3.5, -2), picture.width(), picture.height())));
        Files.write(folder.resolve("other.png"), PngWriter.encode(texture(200, 240)));
        Files.write(folder.resolve("truncated.png"), Arrays.copyOf(png, png.length / 2));
        Files.write(folder.resolve("truncated.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        Files.write(folder.resolve("pixel.png"), PngWriter.encode(new Srgb8Image(1, 1)));
        Files.write(folder.resolve("grey.png"), PngWriter.encode(new Srgb8Image(320, 240)));
        Files.write(folder.resolve("huge.png"), pngHeader(20_000, 10_000));
        Files.writeString(folder.resolve("letter.jpg"), "Dear photographer, this is no picture.");
        Files.write(folder.resolve("empty.png"), new byte[0]);
        Files.createDirectories(folder.resolve("nobody"));
        pairFolder(folder.resolve("uneven"), png, Files.readAllBytes(folder.resolve("other.png")));
        pairFolder(folder.resolve("broken"), png, Files.readAllBytes(folder.resolve("truncated.png")));
        Files.writeString(folder.resolve("wrong.toml"), "[quality]\nflash_ration_warn = 0.5\n");
        Files.writeString(folder.resolve("order.toml"), "[quality]\nclipped_ratio_warn = 0.5\n");
        Files.writeString(folder.resolve("lamp.toml"), """
                [[light]]
                id = "chandelier"
                off_dead_ms = [1, 2, 3]
                off_fall_ms = [1, 2, 3]
                on_dead_ms = [1, 2, 3]
                on_rise_ms = [1, 2, 3]
                """);
        Files.writeString(folder.resolve("list.tsv"),
                folder + "/good.png\t" + folder + "/moved.png\n" + folder + "/good.png\t" + folder + "/nowhere.png\n");
        Files.writeString(folder.resolve("bad.tsv"), "only one column\n");
        Files.writeString(folder.resolve("none.tsv"), "# nothing yet\n");
        String pair = folder + "/good.png\t" + folder + "/moved.png\t" + folder;
        Files.writeString(folder.resolve("aligned.tsv"), "\ufeff" + pair + "/batch/one.png\r\n");
        Files.writeString(folder.resolve("overwrite.tsv"), pair + "/batch/two.png\n" + pair + "/good.png\n");
        Files.writeString(folder.resolve("twice.tsv"),
                pair + "/batch/three.png\n" + pair + "/batch/../batch/three.png\n");
        Files.createDirectories(folder.resolve("twin"));
        Files.write(folder.resolve("twin/good.png"), png);
        Files.write(folder.resolve("twin/moved_corrected.png"), png);
        Files.createDirectories(folder.resolve("folder.png"));
        SampleArchive.writeInto(folder.resolve("kept"));
        SampleArchive.writeRottenInto(folder.resolve("rotten"));
        FaceArchive.writeInto(folder.resolve("faces"));
        Archive.open(folder.resolve("unused")).close();
    }

    private static void pairFolder(Path folder, byte[] flash, byte[] ambient) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("anna_flash.png"), flash);
        Files.write(folder.resolve("anna_ambient.png"), ambient);
    }

    /** Soft blobs, so that it can be registered. */
    private static Srgb8Image texture(int width, int height) {
        Random random = new Random(7);
        double[][] blobs = new double[60][];
        for (int i = 0; i < blobs.length; i++) {
            blobs[i] = new double[]{random.nextDouble() * width, random.nextDouble() * height,
                4 + random.nextDouble() * 12, random.nextDouble() * 200 - 100};
        }
        Srgb8Image image = new Srgb8Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = 120;
                for (double[] blob : blobs) {
                    double dx = (x - blob[0]) / blob[2];
                    double dy = (y - blob[1]) / blob[2];
                    value += blob[3] * Math.exp(-dx * dx - dy * dy);
                }
                Arrays.fill(image.rgb(), (y * width + x) * 3, (y * width + x) * 3 + 3,
                        (byte) Math.clamp(value, 0, 255));
            }
        }
        return image;
    }

    /** A PNG that says how large it is and then ends. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[]{8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(file);
        png.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.writeInt(13);
        png.write(header.toByteArray());
        png.writeInt((int) crc.getValue());
        return file.toByteArray();
    }
}
