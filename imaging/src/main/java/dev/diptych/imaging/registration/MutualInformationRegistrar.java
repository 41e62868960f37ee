package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Plane;

/**
 * Affine registration by mutual information of locally normalised pictures, coarse to fine: a search over shifts and
 * rotations at the coarsest level, a Fisher-scoring climb at every level, a robust polish at the last. Light may differ
 * in strength, direction and even sign between the pictures.
 * <p>
 * Finds shifts of up to 8 % of the width, rotations of about 6 degrees and scales of 0.95 to 1.05. The same input gives
 * the same result to the last bit, whatever the number of threads. Safe for use by many threads.
 */
public final class MutualInformationRegistrar implements AffineRegistrar {
    /** Code values; a picture that spans less holds nothing but rounding. */
    private static final float FLAT_RANGE = 2;

    private final MutualInformationSettings settings;

    public MutualInformationRegistrar() {
        this(MutualInformationSettings.DEFAULT);
    }

    public MutualInformationRegistrar(MutualInformationSettings settings) {
        this.settings = settings;
    }

    @Override
    public Registration register(Plane reference, Plane moving, RegionOfInterest region) {
        checkSize("reference", reference);
        checkSize("moving", moving);
        if (isFlat(reference) || isFlat(moving)) {
            return new Registration(Affine.IDENTITY, Verdict.FAILED,
                    "The " + (isFlat(reference) ? "reference" : "moving") + " picture is all one tone.",
                    Math.hypot(reference.width(), reference.height()), 0, 0, 0);
        }
        CoarseToFine coarseToFine = new CoarseToFine(reference, moving, region, settings);
        Registration usual = judged(coarseToFine.run(), region, reference);
        if (usual.verdict() == Verdict.GOOD) {
            return usual;
        }
        Registration second = judged(coarseToFine.runWithoutCompromise(), region, reference);
        boolean better = second.verdict() == usual.verdict()
                ? second.blockAgreement() > usual.blockAgreement()
                : second.verdict().compareTo(usual.verdict()) < 0;
        return better ? second : usual;
    }

    private Registration judged(CoarseToFine.Fit fit, RegionOfInterest region, Plane reference) {
        Refinement.Refined refined = new Refinement(fit, region, settings).run(fit);
        return Judge.judge(refined, reference.width(), reference.height());
    }

    private static void checkSize(String role, Plane plane) {
        int minimumPx = MutualInformationSettings.MINIMUM_SIDE_PX;
        if (Math.min(plane.width(), plane.height()) < minimumPx) {
            throw new ImageTooSmallException(role, plane.width(), plane.height(), minimumPx);
        }
    }

    private static boolean isFlat(Plane plane) {
        float minimum = Float.POSITIVE_INFINITY;
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : plane.values()) {
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        return maximum - minimum < FLAT_RANGE;
    }
}
