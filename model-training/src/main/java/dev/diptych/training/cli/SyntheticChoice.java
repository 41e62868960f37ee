package dev.diptych.training.cli;

import dev.diptych.inference.model.Encoding;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.Split;
import dev.diptych.training.data.PairSource;
import dev.diptych.training.data.SyntheticPairs;
import dev.diptych.training.data.SyntheticPairs.Variety;
import dev.diptych.training.train.Validation;
import java.util.List;

/** Synthetic sitters, rendered on the fly. They are trained on in both varieties, and tested in one. */
record SyntheticChoice(Variety variety, int sidePx) implements DataChoice {
    private static final int VALIDATION_SITTERS = 12;
    /** Far from the seeds that evaluations are started with. */
    private static final long VALIDATION_SEED = 777_777;
    private static final long FITTED_SEED = 4_711;
    private static final int FITTED_SITTERS = 48;
    private static final int FITTED_PAIRS = 96;

    static SyntheticChoice nominal(int sidePx) {
        return new SyntheticChoice(Variety.NOMINAL, sidePx);
    }

    static SyntheticChoice wide(int sidePx) {
        return new SyntheticChoice(Variety.WIDE, sidePx);
    }

    @Override
    public PairSource training(long seed, int sitters) {
        return pairs(Split.TRAIN, Variety.MIXED, seed, sitters);
    }

    @Override
    public PairSource test(long seed, int count) {
        return pairs(Split.TEST, variety, seed, count);
    }

    @Override
    public int testCount(int asked) {
        return asked;
    }

    @Override
    public PairSource fitted() {
        return pairs(Split.TRAIN, variety, FITTED_SEED, FITTED_SITTERS);
    }

    @Override
    public int fittedCount() {
        return FITTED_PAIRS;
    }

    @Override
    public List<Validation> validations(Encoding encoding) {
        return List.of(validation(SYNTHETIC, Variety.NOMINAL, encoding),
                validation(SYNTHETIC_WIDE, Variety.WIDE, encoding));
    }

    private Validation validation(String name, Variety shown, Encoding encoding) {
        return new Validation(name, pairs(Split.TEST, shown, VALIDATION_SEED, VALIDATION_SITTERS), encoding,
                VALIDATION_SITTERS);
    }

    private PairSource pairs(Split split, Variety taken, long seed, int sitters) {
        return new SyntheticPairs(split, taken, seed, sitters, sidePx, PortraitStudio::render);
    }
}
