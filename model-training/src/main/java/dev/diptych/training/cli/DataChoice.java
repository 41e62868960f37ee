package dev.diptych.training.cli;

import dev.diptych.archive.ArchiveException;
import dev.diptych.inference.model.Encoding;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.train.Validation;
import java.nio.file.Path;
import java.util.List;

/** What {@code --data} names: pairs to train on, and others that training never sees. */
sealed interface DataChoice permits SyntheticChoice, ArchiveChoice {
    String SYNTHETIC = "synthetic";
    String SYNTHETIC_WIDE = "synthetic-wide";

    /**
     * Reads what is named.
     *
     * @param sidePx of the pairs
     * @throws ArchiveException if it is a folder, and no archive or export that may be trained on
     */
    static DataChoice of(String data, int sidePx) throws ArchiveException {
        return switch (data) {
            case SYNTHETIC -> SyntheticChoice.nominal(sidePx);
            case SYNTHETIC_WIDE -> SyntheticChoice.wide(sidePx);
            default -> ArchiveChoice.read(Path.of(data), sidePx);
        };
    }

    /** @param sitters how many synthetic ones to draw from */
    PairSource training(long seed, int sitters);

    /** @param count how many are asked for */
    PairSource test(long seed, int count);

    /** How many of {@link #test} there are to score, at most {@code asked}. */
    int testCount(int asked);

    /** What corrections that know colours alone are fitted on. */
    PairSource fitted();

    int fittedCount();

    /** Sets of unseen pairs by which a training is watched. */
    List<Validation> validations(Encoding encoding);
}
