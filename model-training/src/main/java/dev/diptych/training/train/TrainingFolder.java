package dev.diptych.training.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.diptych.capture.verb.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a training leaves: its last two checkpoints, and a page with its curves and samples.
 */
public record TrainingFolder(Path path) {
    private static final Pattern CHECKPOINT = Pattern.compile("step-(\\d{9})\\.checkpoint");
    private static final String RECORD = "training.json";
    private static final int KEPT = 2;

    /** Says what the checkpoints are of. */
    void describe(TrainingRecord record) throws IOException {
        Files.createDirectories(path);
        replace(path.resolve(RECORD), record.toJson());
    }

    /** @throws IOException if there is none, or it cannot be read */
    public TrainingRecord record() throws IOException {
        Path file = path.resolve(RECORD);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "There is no training in " + path + " (no " + RECORD + "); train first: diptych train.");
        }
        try {
            return TrainingRecord.ofJson(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged; resume the training to have it written anew.", e);
        }
    }

    /**
     * The newest checkpoint that is whole; one that is damaged is passed over.
     *
     * @throws IOException if the folder holds another training's checkpoints, or cannot be read
     */
    Optional<Checkpoint> newest(TrainingRecord record) throws IOException {
        Files.createDirectories(path);
        IOException damage = null;
        for (Path file : checkpoints()) {
            Checkpoint checkpoint;
            try {
                checkpoint = CheckpointFile.read(file);
            } catch (IOException e) {
                damage = e;
                continue;
            }
            if (!checkpoint.signature().equals(record.signature())) {
                throw new IOException(record.samePlan(checkpoint.signature())
                        ? "The data have changed since the checkpoints in " + path + " were made; train on a \"session"
                                + " export\", which stays as it is, or give another folder."
                        : "The checkpoints in " + path + " are of another training (" + checkpoint.signature()
                                + "); give another folder, or delete them.");
            }
            return Optional.of(checkpoint);
        }
        if (damage != null) {
            throw new IOException("No checkpoint in " + path + " is whole (" + damage.getMessage()
                    + "); delete them to begin anew.", damage);
        }
        return Optional.empty();
    }

    /**
     * What the training has come to.
     *
     * @throws IOException if there is no whole checkpoint of it
     */
    public Checkpoint last() throws IOException {
        return newest(record()).orElseThrow(() -> new IOException("There is no checkpoint in " + path
                + " yet; let diptych train come to its first."));
    }

    void keep(Checkpoint checkpoint) throws IOException {
        CheckpointFile.write(path.resolve(String.format("step-%09d.checkpoint", checkpoint.step())), checkpoint);
        List<Path> files = checkpoints();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Newest first. */
    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> CHECKPOINT.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    void writePage(String html) throws IOException {
        replace(page(), html);
    }

    private static void replace(Path file, String text) throws IOException {
        OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path page() {
        return path.resolve("training.html");
    }
}
