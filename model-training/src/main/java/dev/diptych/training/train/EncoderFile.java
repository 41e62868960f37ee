package dev.diptych.training.train;

import dev.diptych.archive.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Parameters that an encoder starts from, in a file: a checkpoint of nothing else, before any step. */
public final class EncoderFile {
    private static final String SIGNATURE = "encoder of VGG-16";

    private EncoderFile() {
    }

    public static void write(Path file, Map<String, float[]> parameters) throws IOException {
        CheckpointFile.write(file, new Checkpoint(SIGNATURE, 0, parameters, Map.of(), Map.of(),
                new LearningCurve(List.of())));
    }

    /**
     * The parameters by name.
     *
     * @param width of the network that is to start from them
     * @throws IOException if the file holds none, or the network is not of the paper's width
     */
    public static Map<String, float[]> read(Path file, double width) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file; make one with diptych model import-vgg.");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = CheckpointFile.read(file);
        } catch (IOException e) {
            throw new IOException(file + " holds no encoder; make one with diptych model import-vgg.", e);
        }
        if (!checkpoint.signature().equals(SIGNATURE)) {
            throw new IOException(file + " holds no encoder; make one with diptych model import-vgg.");
        }
        if (width != 1) {
            throw new IOException("The encoder in " + file + " is of VGG-16's own width; train with --width 1, or"
                    + " without --encoder.");
        }
        return checkpoint.parameters();
    }

    /** Of the file's bytes, lower-case hex. */
    public static String sha256(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file; make one with diptych model import-vgg.");
        }
        return Sha256.ofFile(file);
    }
}
