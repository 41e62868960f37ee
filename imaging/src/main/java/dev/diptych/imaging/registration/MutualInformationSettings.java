package dev.diptych.imaging.registration;

/**
 * How a {@link MutualInformationRegistrar} works.
 *
 * @param binCount bins of the joint histogram along each axis
 * @param samplesPerLevel pixels compared at each pyramid level
 * @param windowSigmaPx Gaussian width of the window of local normalisation, in pixels of the level
 * @param coarsestSidePx the pyramid ends at the first level whose shorter side is below this
 * @param workingPixels the finest level worked at has no more pixels than this; larger pictures are halved first
 * @param reachShare largest shift searched for at the coarsest level, as a share of the frame's width
 */
public record MutualInformationSettings(int binCount, int samplesPerLevel, double windowSigmaPx, int coarsestSidePx,
        long workingPixels, double reachShare) {
    /** Shortest side of a picture that can be registered. */
    public static final int MINIMUM_SIDE_PX = 32;
    public static final MutualInformationSettings DEFAULT = new MutualInformationSettings(32, 60_000, 6, 160, 3_200_000,
            0.08);

    public MutualInformationSettings {
        if (binCount < 8 || binCount > 256) {
            throw new IllegalArgumentException("The joint histogram has 8 to 256 bins a side, not " + binCount + ".");
        }
        if (samplesPerLevel < 1000) {
            throw new IllegalArgumentException(
                    "At least 1000 samples a level are needed, not " + samplesPerLevel + ".");
        }
        if (!(windowSigmaPx >= 1 && windowSigmaPx <= 50)) {
            throw new IllegalArgumentException(
                    "The window of local normalisation is 1 to 50 pixels wide, not " + windowSigmaPx + ".");
        }
        if (coarsestSidePx < 2 * MINIMUM_SIDE_PX || workingPixels < 10_000) {
            throw new IllegalArgumentException("The pyramid goes from a side of at least 64 to at least 10000 pixels,"
                    + " not from " + coarsestSidePx + " to " + workingPixels + ".");
        }
        if (!(reachShare >= 0 && reachShare <= 0.5)) {
            throw new IllegalArgumentException("The search reaches 0 to 0.5 of the width, not " + reachShare + ".");
        }
    }
}
