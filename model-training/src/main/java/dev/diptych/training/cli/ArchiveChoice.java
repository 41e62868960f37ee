package dev.diptych.training.cli;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.export.Part;
import dev.diptych.archive.export.SubjectSplit;
import dev.diptych.archive.export.TrainingPair;
import dev.diptych.archive.export.TrainingSet;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.ArchivePairs;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.train.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pairs of an archive, or of an export, whose subjects allow it; its subjects are split once and for all. */
record ArchiveChoice(Path folder, TrainingSet set, int sidePx) implements DataChoice {
    private static final int MOST_VALIDATION_PAIRS = 12;
    private static final int MOST_FITTED_PAIRS = 200;

    static ArchiveChoice read(Path folder, int sidePx) throws ArchiveException {
        return new ArchiveChoice(folder, TrainingSet.read(folder, SubjectSplit.USUAL, Instant.now()), sidePx);
    }

    @Override
    public PairSource training(long seed, int sitters) {
        return ArchivePairs.varied(pairs(Part.TRAIN), set.sha256(), seed, sidePx);
    }

    @Override
    public PairSource test(long seed, int count) {
        return inOrder(pairs(Part.TEST));
    }

    @Override
    public int testCount(int asked) {
        return Math.min(asked, pairs(Part.TEST).size());
    }

    @Override
    public PairSource fitted() {
        return inOrder(pairs(Part.TRAIN));
    }

    @Override
    public int fittedCount() {
        return Math.min(MOST_FITTED_PAIRS, pairs(Part.TRAIN).size());
    }

    /** A small archive may have no subject to spare for validation; then it is watched by none. */
    @Override
    public List<Validation> validations(Encoding encoding) {
        List<TrainingPair> unseen = set.pairs(Part.VALIDATION);
        return unseen.isEmpty()
                ? List.of()
                : List.of(new Validation("validation", inOrder(unseen), encoding,
                        Math.min(MOST_VALIDATION_PAIRS, unseen.size())));
    }

    private PairSource inOrder(List<TrainingPair> pairs) {
        return ArchivePairs.inOrder(pairs, set.sha256(), sidePx);
    }

    private List<TrainingPair> pairs(Part part) {
        List<TrainingPair> pairs = new ArrayList<>(set.pairs(part));
        if (pairs.isEmpty()) {
            throw new NoPairsException(folder, part, set.leftOut().size());
        }
        return pairs;
    }
}
