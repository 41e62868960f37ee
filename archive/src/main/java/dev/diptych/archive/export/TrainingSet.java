package dev.diptych.archive.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveException.Code;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.Sha256;

/**
 * All pairs that a network may be trained and measured on.
 *
 * @param leftOut pairs of an archive that are not used; nothing of an export
 */
public record TrainingSet(List<TrainingPair> pairs, List<LeftOut> leftOut) {
    public TrainingSet {
        pairs = List.copyOf(pairs);
        leftOut = List.copyOf(leftOut);
        Map<String, Part> partOf = new HashMap<>();
        for (TrainingPair pair : pairs) {
            Part earlier = partOf.putIfAbsent(pair.pair().subject(), pair.part());
            if (earlier != null && earlier != pair.part()) {
                throw new IllegalArgumentException("sub-" + pair.pair().subject() + " is in " + earlier.label()
                        + " and in " + pair.part().label() + ", but a subject is in one part.");
            }
        }
    }

    /**
     * Reads an export, whose parts were fixed when it was written, or an archive.
     *
     * @param split of an archive's subjects
     * @throws ArchiveException E_NOT_AN_EXPORT if the folder is neither; else as {@link TrainingExport} and
     *         {@link ArchivedCrops} say
     */
    public static TrainingSet read(Path folder, SubjectSplit split, Instant now) throws ArchiveException {
        if (TrainingExport.isOneAt(folder)) {
            return TrainingExport.read(folder, now);
        }
        ArchiveReader archive;
        try {
            archive = ArchiveReader.open(folder);
        } catch (ArchiveException e) {
            throw e.code() != Code.E_NOT_AN_ARCHIVE
                    ? e
                    : new ArchiveException(Code.E_NOT_AN_EXPORT, folder + " is neither an archive nor an export of one;"
                            + " name the folder of an archive, or one that \"diptych session export\" wrote.", e);
        }
        return ArchivedCrops.read(archive, PairChoice.FOR_TRAINING, split, now);
    }

    public List<TrainingPair> pairs(Part part) {
        return pairs.stream().filter(pair -> pair.part() == part).toList();
    }

    /**
     * The same for the same pictures in the same parts, wherever they lie and whether they come from an export or from
     * the archive: over a line for each pair, sorted, of part, pair, variation and both pictures' SHA-256.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        String lines = pairs.stream()
                .map(pair -> String.join("\t", pair.part().label(), pair.pair().toString(), pair.variation(),
                        pair.flash().sha256(), pair.studio().sha256()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
