package dev.diptych.training.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Checkpoints on disk. One appears whole or not at all: it is written beside its place, forced to the disk, and renamed;
 * a checksum over everything tells what a dying disk did. The one before stays until the next is there.
 */
final class CheckpointFile {
    private static final int MAGIC = 0x44504643;
    private static final int VERSION = 1;
    private static final int MOST_FLOATS = 1 << 28;

    private CheckpointFile() {
    }

    static void write(Path file, Checkpoint checkpoint) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        CRC32C sum = new CRC32C();
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel),
                        1 << 16);
                DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum))) {
            writeBody(out, checkpoint);
            out.flush();
            new DataOutputStream(raw).writeLong(sum.getValue());
            raw.flush();
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(parent(file))) {
            folder.force(true);
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(file + " lies in no folder.");
        }
        return parent;
    }

    private static void writeBody(DataOutputStream out, Checkpoint checkpoint) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(checkpoint.signature());
        out.writeLong(checkpoint.step());
        writeArrays(out, checkpoint.parameters());
        writeArrays(out, checkpoint.firstMoments());
        writeArrays(out, checkpoint.secondMoments());
        List<LearningCurve.Point> points = checkpoint.curve().points();
        out.writeInt(points.size());
        for (LearningCurve.Point point : points) {
            out.writeLong(point.step());
            out.writeDouble(point.loss());
            out.writeDouble(point.learningRate());
            out.writeInt(point.validationPsnrDb().size());
            for (double psnrDb : point.validationPsnrDb()) {
                out.writeDouble(psnrDb);
            }
        }
    }

    private static void writeArrays(DataOutputStream out, Map<String, float[]> arrays) throws IOException {
        out.writeInt(arrays.size());
        for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * entry.getValue().length);
            bytes.asFloatBuffer().put(entry.getValue());
            out.write(bytes.array());
        }
    }

    /** @throws IOException if it is no checkpoint, or not whole */
    static Checkpoint read(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(new CheckedInputStream(raw, sum))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(file + " is no checkpoint of this program's version.");
            }
            Checkpoint checkpoint = new Checkpoint(in.readUTF(), in.readLong(), readArrays(in), readArrays(in),
                    readArrays(in), readCurve(in));
            long computed = sum.getValue();
            if (new DataInputStream(raw).readLong() != computed) {
                throw new IOException(file + " is damaged: its checksum does not fit.");
            }
            return checkpoint;
        } catch (EOFException | UTFDataFormatException e) {
            throw new IOException(file + " is damaged: it ends early or holds no text where one belongs.", e);
        }
    }

    private static Map<String, float[]> readArrays(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > MOST_FLOATS) {
                throw new IOException("A checkpoint is damaged: it states " + length + " numbers for " + name + ".");
            }
            ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(Float.BYTES * length));
            if (bytes.remaining() != Float.BYTES * length) {
                throw new EOFException();
            }
            float[] values = new float[length];
            bytes.asFloatBuffer().get(values);
            arrays.put(name, values);
        }
        return arrays;
    }

    private static LearningCurve readCurve(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long step = in.readLong();
            double loss = in.readDouble();
            double rate = in.readDouble();
            int sets = in.readInt();
            List<Double> psnrDb = new ArrayList<>();
            for (int set = 0; set < sets; set++) {
                psnrDb.add(in.readDouble());
            }
            points.add(new LearningCurve.Point(step, loss, rate, psnrDb));
        }
        return new LearningCurve(points);
    }
}
