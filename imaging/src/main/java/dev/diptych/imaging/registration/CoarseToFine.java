package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.registration.internal.FisherScoring;
import dev.diptych.imaging.registration.internal.GridSearch;
import dev.diptych.imaging.registration.internal.LevelPair;
import dev.diptych.imaging.registration.internal.LocalNormalisation;
import dev.diptych.imaging.registration.internal.MutualInformation;
import dev.diptych.imaging.registration.internal.Pyramid;
import dev.diptych.imaging.registration.internal.SamplePoints;
import dev.diptych.imaging.registration.internal.Hypotheses;
import java.util.ArrayList;
import java.util.List;

/** The way from nothing known at the coarsest pyramid level to a map at the finest level worked at. */
final class CoarseToFine {
    private static final int SEARCH_SAMPLES = 3000;
    private static final int SEARCH_SEED = 5;
    private static final int STARTS_PER_ROTATION = 4;
    private static final int RIVALS = 5;
    private static final int RIVAL_SAMPLES = 8000;
    private static final int RIVAL_ITERATIONS = 10;
    private static final int ITERATIONS = 20;
    private static final int FINEST_ITERATIONS = 12;
    private static final double TOLERANCE_PX = 0.05;
    private static final double FINEST_TOLERANCE_PX = 0.02;
    /** Blocks are matched at the finest level with no more pixels than this. */
    private static final long BLOCK_LEVEL_PIXELS = 400_000;

    private final MutualInformationSettings settings;
    private final RegionOfInterest region;
    private final Pyramid references;
    private final Pyramid movings;
    private final int coarsestLevel;
    private final int workingLevel;

    CoarseToFine(Plane reference, Plane moving, RegionOfInterest region, MutualInformationSettings settings) {
        this.settings = settings;
        this.region = region;
        int levelCount = Math.min(levelCount(reference), levelCount(moving));
        references = new Pyramid(reference, levelCount);
        movings = new Pyramid(moving, levelCount);
        coarsestLevel = levelCount - 1;
        int level = 0;
        while (level < coarsestLevel && pixelCount(level) > settings.workingPixels()) {
            level++;
        }
        workingLevel = level;
    }

    /**
     * @param map at the finest level worked at
     * @param finest both pictures there
     * @param forBlocks both pictures at the level for matching blocks
     * @param objective mutual information at the finest level
     */
    record Fit(Affine map, LevelPair finest, LevelPair forBlocks, MutualInformation objective) {
        Fit with(Affine other) {
            return new Fit(other, finest, forBlocks, objective);
        }

        /** The map between the pictures at full size. */
        Affine fullSizeMap() {
            Affine full = map;
            for (int level = finest.level(); level > 0; level--) {
                full = Pyramid.toFiner(full);
            }
            return full;
        }

        /** The map between the pictures at the level for matching blocks. */
        Affine blockLevelMap() {
            Affine coarse = map;
            for (int level = finest.level(); level < forBlocks.level(); level++) {
                coarse = Pyramid.toCoarser(coarse);
            }
            return coarse;
        }
    }

    /** The usual way: climbs at the coarsest level, where one climb is cheap and the basin wide. */
    Fit run() {
        return run(settings.windowSigmaPx(), true);
    }

    /**
     * The way for scenes with two motions. At the coarsest level an affine map can stretch into a compromise between
     * them and not come back; here the grid's shifts go down unclimbed, under a window half as wide, until the levels
     * below tell the motions apart.
     */
    Fit runWithoutCompromise() {
        return run(settings.windowSigmaPx() / 2, false);
    }

    private Fit run(double coarseWindowSigmaPx, boolean climbAtCoarsest) {
        LevelPair pair = pairAt(coarsestLevel, coarseWindowSigmaPx);
        LevelPair forBlocks = pair;
        MutualInformation objective = objective(pair);
        List<Affine> rivals = rivals(pair, objective, climbAtCoarsest);
        for (int level = coarsestLevel - 1; level >= workingLevel; level--) {
            boolean last = level == workingLevel;
            pair = pairAt(level, last ? settings.windowSigmaPx() : coarseWindowSigmaPx);
            forBlocks = pair.pixelCount() <= BLOCK_LEVEL_PIXELS ? pair : forBlocks;
            objective = objective(pair);
            rivals = rivals.stream().map(Pyramid::toFiner).toList();
            if (rivals.size() > 1) {
                // Each level has four times the evidence of the one above: what competed there is told apart here.
                MutualInformation quick = objective.at(points(pair, RIVAL_SAMPLES, SEARCH_SEED));
                boolean undecided = !climbAtCoarsest && level == coarsestLevel - 1 && !last;
                rivals = Hypotheses.climb(quick, rivals, RIVAL_ITERATIONS, TOLERANCE_PX, undecided ? RIVALS : 1);
            }
            if (rivals.size() == 1) {
                rivals = List.of(FisherScoring.climb(objective, rivals.getFirst(),
                        last ? FINEST_ITERATIONS : ITERATIONS, last ? FINEST_TOLERANCE_PX : TOLERANCE_PX));
            }
        }
        return new Fit(rivals.getFirst(), pair, forBlocks, objective);
    }

    private List<Affine> rivals(LevelPair pair, MutualInformation objective, boolean climb) {
        MutualInformation quick = objective.at(points(pair, SEARCH_SAMPLES, SEARCH_SEED));
        int width = pair.reference().width();
        GridSearch search = new GridSearch(quick, width, pair.reference().height(), settings.reachShare() * width);
        List<Affine> starts = new ArrayList<>();
        for (Affine base : bases(pair)) {
            starts.addAll(search.starts(base, STARTS_PER_ROTATION));
        }
        if (starts.isEmpty()) {
            return List.of(Affine.IDENTITY);
        }
        if (!climb && coarsestLevel > workingLevel) {
            return starts;
        }
        MutualInformation finer = objective.at(points(pair, RIVAL_SAMPLES, SEARCH_SEED));
        return Hypotheses.climb(finer, starts, ITERATIONS, TOLERANCE_PX, coarsestLevel == workingLevel ? 1 : RIVALS);
    }

    /** Where pictures of different sizes may lie: corner on corner, centre on centre, or one a scaled copy. */
    private static List<Affine> bases(LevelPair pair) {
        int width = pair.reference().width();
        int height = pair.reference().height();
        if (pair.moving().width() == width && pair.moving().height() == height) {
            return List.of(Affine.IDENTITY);
        }
        double dx = (pair.moving().width() - width) / 2.0;
        double dy = (pair.moving().height() - height) / 2.0;
        double scale = Math.min(pair.moving().width() / (double) width, pair.moving().height() / (double) height);
        return List.of(Affine.IDENTITY, Affine.translation(dx, dy),
                Affine.similarity(0, scale, (width - 1) / 2.0, (height - 1) / 2.0, dx, dy));
    }

    private LevelPair pairAt(int level, double windowSigmaPx) {
        return new LevelPair(level, LocalNormalisation.of(references.level(level), windowSigmaPx),
                LocalNormalisation.of(movings.level(level), windowSigmaPx));
    }

    private MutualInformation objective(LevelPair pair) {
        return new MutualInformation(pair.reference(), pair.moving(),
                points(pair, settings.samplesPerLevel(), pair.level()), settings.binCount());
    }

    private SamplePoints points(LevelPair pair, int count, long seed) {
        int width = pair.reference().width();
        int height = pair.reference().height();
        return SamplePoints.stratified(width, height, count, seed,
                (x, y) -> region.contains(x, y, width, height));
    }

    private int levelCount(Plane plane) {
        return Pyramid.levelCount(plane.width(), plane.height(), settings.coarsestSidePx());
    }

    private long pixelCount(int level) {
        return (long) references.level(level).width() * references.level(level).height();
    }
}
