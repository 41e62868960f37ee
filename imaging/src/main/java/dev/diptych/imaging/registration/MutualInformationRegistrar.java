package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.registration.internal.BlockMatching;
import dev.diptych.imaging.registration.internal.BlockShift;
import dev.diptych.imaging.registration.internal.MutualInformation;
import dev.diptych.imaging.registration.internal.RobustPolish;
import dev.diptych.imaging.registration.internal.SamplePoints;
import java.util.List;

/**
 * Affine registration by mutual information of locally normalised pictures, coarse to fine: a search over shifts at the
 * coarsest level, a Fisher-scoring climb at every level, a robust polish at the last. Light may differ in strength,
 * direction and even sign between the pictures.
 * <p>
 * The same input gives the same result to the last bit, whatever the number of threads. Safe for use by many threads.
 */
public final class MutualInformationRegistrar implements AffineRegistrar {
    private final MutualInformationSettings settings;

    public MutualInformationRegistrar() {
        this(MutualInformationSettings.DEFAULT);
    }

    public MutualInformationRegistrar(MutualInformationSettings settings) {
        this.settings = settings;
    }

    @Override
    public Registration register(Plane reference, Plane moving, RegionOfInterest region) {
        check("reference", reference);
        check("moving", moving);
        CoarseToFine.Fit fit = new CoarseToFine(reference, moving, region, settings).run();
        int w = fit.finest().reference().width();
        int h = fit.finest().reference().height();
        SamplePoints polishPoints = SamplePoints.stratified(w, h, 2 * settings.samplesPerLevel(), 77,
                (x, y) -> region.contains(x, y, w, h));
        MutualInformation mi = fit.objective();
        Affine polished = new RobustPolish(fit.finest().reference(), fit.finest().moving(), polishPoints)
                .polish(fit.map());
        if (mi.nats(polished) >= 0.98 * mi.nats(fit.map())) {
            fit = fit.with(polished);
        }
        int bw = fit.forBlocks().reference().width();
        int bh = fit.forBlocks().reference().height();
        List<BlockShift> shifts = BlockMatching.measure(fit.forBlocks(), fit.blockLevelMap(),
                (x, y) -> region.contains(x, y, bw, bh));
        long agreeing = shifts.stream().filter(s -> s.isDistinct() && s.lengthPx() < 1).count();
        Affine full = fit.fullSizeMap();
        double nats = mi.nats(fit.map());
        double agreement = shifts.isEmpty() ? 0 : agreeing / (double) shifts.size();
        Verdict verdict = agreement > 0.5 ? Verdict.GOOD : agreement > 0.3 ? Verdict.DOUBTFUL : Verdict.FAILED;
        return new Registration(full, verdict, verdict == Verdict.GOOD ? "" : "Few blocks agree.", 0.5, nats,
                mi.overlap(fit.map()), agreement);
    }

    private static void check(String role, Plane plane) {
        if (Math.min(plane.width(), plane.height()) < MutualInformationSettings.MINIMUM_SIDE_PX) {
            throw new ImageTooSmallException(role, plane.width(), plane.height(),
                    MutualInformationSettings.MINIMUM_SIDE_PX);
        }
    }
}
