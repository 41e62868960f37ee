package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.registration.internal.BlockMatching;
import dev.diptych.imaging.registration.internal.BlockShift;
import dev.diptych.imaging.registration.internal.LevelPair;
import dev.diptych.imaging.registration.internal.ResidualField;
import dev.diptych.imaging.registration.internal.RobustPolish;
import dev.diptych.imaging.registration.internal.SamplePoints;
import java.util.List;

/**
 * The last steps at the finest level: a robust polish, a look at the blocks on their own, and, where some of them follow
 * another motion (a backdrop in the sitter's ellipse), a second polish without those.
 */
final class Refinement {
    private static final int SAMPLES_PER_CLIMB_SAMPLE = 2;
    private static final int SEED = 77;
    /** The polish may lose this little information: noise in the estimate, and the grid effect it undoes. */
    private static final double KEPT_INFORMATION = 0.95;
    private static final double OUTLIER_FLOOR_PX = 0.4;
    private static final double OUTLIER_FACTOR = 2.5;
    private static final int FEWEST_BLOCKS = 6;
    private static final double WORTH_MEASURING_AGAIN_PX = 0.05;

    private final RegionOfInterest region;
    private final SamplePoints points;
    private final LevelPair finest;
    private final Box frame;

    Refinement(CoarseToFine.Fit fit, RegionOfInterest region, MutualInformationSettings settings) {
        this.region = region;
        finest = fit.finest();
        Plane reference = finest.reference();
        frame = Box.ofImage(reference.width(), reference.height());
        points = SamplePoints.stratified(reference.width(), reference.height(),
                SAMPLES_PER_CLIMB_SAMPLE * settings.samplesPerLevel(), SEED, mask(reference));
    }

    /**
     * @param field what the blocks say, in pixels of their level
     * @param halvesApartPx mean distance, at the finest level, between the maps of two disjoint halves of the samples
     */
    record Refined(CoarseToFine.Fit fit, ResidualField field, double halvesApartPx) {}

    Refined run(CoarseToFine.Fit start) {
        CoarseToFine.Fit fit = polished(start, points);
        List<BlockShift> shifts = blockShifts(fit);
        SamplePoints kept = withoutOutliers(fit, shifts);
        if (kept.count() < points.count()) {
            CoarseToFine.Fit second = polished(fit, kept);
            if (second.map().meanDisplacementPx(fit.map(), frame) > WORTH_MEASURING_AGAIN_PX) {
                shifts = blockShifts(second);
            }
            fit = second;
        }
        Affine even = polish(kept.subset(i -> i % 2 == 0), fit.map());
        Affine odd = polish(kept.subset(i -> i % 2 == 1), fit.map());
        Plane blockReference = fit.forBlocks().reference();
        ResidualField field = ResidualField.of(shifts, blockReference.width(), blockReference.height());
        return new Refined(fit, field, even.meanDisplacementPx(odd, frame));
    }

    private CoarseToFine.Fit polished(CoarseToFine.Fit fit, SamplePoints at) {
        Affine map = polish(at, fit.map());
        boolean kept = fit.objective().nats(map) >= KEPT_INFORMATION * fit.objective().nats(fit.map());
        return kept ? fit.with(map) : fit;
    }

    private Affine polish(SamplePoints at, Affine start) {
        return new RobustPolish(finest.reference(), finest.moving(), at).polish(start);
    }

    private List<BlockShift> blockShifts(CoarseToFine.Fit fit) {
        return BlockMatching.measure(fit.forBlocks(), fit.blockLevelMap(), mask(fit.forBlocks().reference()));
    }

    private SamplePoints withoutOutliers(CoarseToFine.Fit fit, List<BlockShift> shifts) {
        double[] lengthsPx = shifts.stream()
                .filter(BlockShift::isDistinct)
                .mapToDouble(BlockShift::lengthPx)
                .sorted()
                .toArray();
        if (lengthsPx.length < FEWEST_BLOCKS) {
            return points;
        }
        double limitPx = Math.max(OUTLIER_FLOOR_PX, OUTLIER_FACTOR * lengthsPx[lengthsPx.length / 2]);
        List<BlockShift> outliers = shifts.stream()
                .filter(shift -> shift.isDistinct() && shift.lengthPx() > limitPx)
                .toList();
        int scale = 1 << (fit.forBlocks().level() - finest.level());
        double halfBlock = BlockMatching.blockSidePx(fit.forBlocks().reference()) / 2.0;
        return points.subset((x, y) -> outliers.stream()
                .noneMatch(block -> Math.abs(x / scale - block.x()) < halfBlock
                        && Math.abs(y / scale - block.y()) < halfBlock));
    }

    private SamplePoints.Mask mask(Plane plane) {
        return (x, y) -> region.contains(x, y, plane.width(), plane.height());
    }
}
