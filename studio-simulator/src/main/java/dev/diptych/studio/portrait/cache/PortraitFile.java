package dev.diptych.studio.portrait.cache;

import dev.diptych.imaging.Box;
import dev.diptych.studio.portrait.BasisImage;
import dev.diptych.studio.portrait.Eyelids;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitTruth;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * One portrait in one file, big-endian: magic number, key, size, truth, coverage, place of the eyelids, then every image
 * as full scale, byte count and {@link DeltaCode}, and the CRC-32C of all that.
 */
final class PortraitFile {
    private static final int MAGIC = 0x44505254;
    /** To be raised with every change of this format. */
    private static final int FORMAT_VERSION = 1;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private record Encoded(float fullScale, byte[] code) {
        static Encoded of(BasisImage image) {
            return new Encoded(image.fullScale(), DeltaCode.encode(image.rgb()));
        }
    }

    private record Stored(int widthPx, int heightPx, float fullScale, int offset) {
        BasisImage decode(byte[] file) {
            return new BasisImage(widthPx, heightPx, DeltaCode.decode(file, offset, 3 * widthPx * heightPx),
                    fullScale);
        }
    }

    private PortraitFile() {
    }

    static void write(Path file, String key, Portrait portrait) throws IOException {
        CRC32C checksum = new CRC32C();
        try (OutputStream out = Files.newOutputStream(file)) {
            put(out, checksum, head(key, portrait));
            for (Encoded image : images(portrait).parallel().map(Encoded::of).toList()) {
                put(out, checksum,
                        ByteBuffer.allocate(8).putFloat(image.fullScale()).putInt(image.code().length).array());
                put(out, checksum, image.code());
            }
            out.write(ByteBuffer.allocate(CHECKSUM_BYTES).putInt((int) checksum.getValue()).array());
        }
    }

    private static void put(OutputStream out, CRC32C checksum, byte[] bytes) throws IOException {
        checksum.update(bytes);
        out.write(bytes);
    }

    private static byte[] head(String key, Portrait portrait) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        out.writeInt(MAGIC);
        out.writeInt(FORMAT_VERSION);
        out.writeInt(keyBytes.length);
        out.write(keyBytes);
        out.writeInt(portrait.widthPx());
        out.writeInt(portrait.heightPx());
        out.writeInt(portrait.sitter().size());
        PortraitTruth truth = portrait.truth();
        for (double value : new double[]{truth.face().x(), truth.face().y(), truth.face().width(),
            truth.face().height(), truth.leftEyeX(), truth.leftEyeY(), truth.rightEyeX(), truth.rightEyeY()}) {
            out.writeDouble(value);
        }
        out.write(portrait.coverage());
        Eyelids lids = portrait.lids();
        out.writeInt(lids.x());
        out.writeInt(lids.y());
        out.writeInt(lids.widthPx());
        out.writeInt(lids.heightPx());
        return bytes.toByteArray();
    }

    private static Stream<BasisImage> images(Portrait portrait) {
        Eyelids lids = portrait.lids();
        return Stream.of(portrait.backdrop(), portrait.sitter(), lids.open(), lids.half(), lids.closed())
                .flatMap(List::stream);
    }

    /** @throws IOException if the file cannot be read, is damaged, or holds something else */
    static Portrait read(Path file, String key) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int contentBytes = bytes.length - CHECKSUM_BYTES;
        if (contentBytes < 0) {
            throw new IOException(file + " is too short for a portrait.");
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, contentBytes);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(contentBytes) != (int) checksum.getValue()) {
            throw new IOException(file + " is damaged: its checksum is wrong.");
        }
        // From here on everything is as it was written, if this wrote it.
        if (contentBytes < 3 * Integer.BYTES || in.getInt() != MAGIC || in.getInt() != FORMAT_VERSION) {
            throw new IOException(file + " is not a portrait of format " + FORMAT_VERSION + ".");
        }
        byte[] storedKey = new byte[in.getInt()];
        in.get(storedKey);
        if (!key.equals(new String(storedKey, StandardCharsets.UTF_8))) {
            throw new IOException(file + " holds another portrait.");
        }
        return portrait(in, bytes);
    }

    private static Portrait portrait(ByteBuffer in, byte[] bytes) {
        int widthPx = in.getInt();
        int heightPx = in.getInt();
        int lights = in.getInt();
        PortraitTruth truth = new PortraitTruth(
                new Box(in.getDouble(), in.getDouble(), in.getDouble(), in.getDouble()), in.getDouble(),
                in.getDouble(), in.getDouble(), in.getDouble());
        byte[] coverage = new byte[widthPx * heightPx];
        in.get(coverage);
        int lidsX = in.getInt();
        int lidsY = in.getInt();
        int lidsWidthPx = in.getInt();
        int lidsHeightPx = in.getInt();
        List<Stored> stored = new ArrayList<>();
        for (int i = 0; i < 5 * lights; i++) {
            boolean whole = i < 2 * lights;
            float fullScale = in.getFloat();
            int codeBytes = in.getInt();
            stored.add(new Stored(whole ? widthPx : lidsWidthPx, whole ? heightPx : lidsHeightPx, fullScale,
                    in.position()));
            in.position(in.position() + codeBytes);
        }
        List<BasisImage> images = stored.parallelStream().map(image -> image.decode(bytes)).toList();
        Eyelids lids = new Eyelids(lidsX, lidsY, images.subList(2 * lights, 3 * lights),
                images.subList(3 * lights, 4 * lights), images.subList(4 * lights, 5 * lights));
        return new Portrait(widthPx, heightPx, images.subList(0, lights), images.subList(lights, 2 * lights), coverage,
                lids, truth);
    }
}
