package dev.diptych.imaging.filter;

/**
 * The bilateral filter on joint RGB by Nystrom's method: a few landmark colours c_k instead of all pairs of pixels.
 * <p>
 * With b_k(p) = phi(I(p), c_k) and A_jk = phi(c_j, c_k), where phi is the Gaussian in colour, Nystrom's approximation
 * is phi(I(p), I(q)) = b(p)' A^-1 b(q) (Williams and Seeger 2001). The sum over q then no longer depends on p's
 * colour: it is a Gaussian blur of b_j and of b_j I, taken on a grid of cells ({@link CellGaussian}), mixed by A^-1
 * there, interpolated, and mixed by b(p) at each pixel.
 * <p>
 * Against the definition, the sum over all pairs of pixels in the window, at a range sigma of 0.4, photographs give 58 dB or more and random colours 44 dB
 * or more. The landmarks are too few for a range sigma well below 0.2: the error grows there.
 */
public final class NystromBilateralFilter implements BilateralFilter {
    private final BilateralParameters parameters;
    private final CellGaussian gaussian;
    private final Landmarks landmarks = new Landmarks();
    private final NystromMixing mixing;
    private final NystromGather gather;
    private final NystromSpread spread;
    private final float[][] blurred;
    private final float[][] mixed;

    /**
     * A filter for pictures of one size.
     *
     * @param sigmaSpatialPx standard deviation in space; the window reaches 2.5 of them in x and in y
     * @param sigmaRange     standard deviation in colour, where black to white is 1 in each channel
     * @throws IllegalArgumentException if the picture is under 8x8 px or a sigma makes no sense
     */
    public NystromBilateralFilter(int width, int height, double sigmaSpatialPx, double sigmaRange) {
        this.parameters = new BilateralParameters(width, height, sigmaSpatialPx, sigmaRange);
        RangeKernel kernel = new RangeKernel(sigmaRange);
        this.gaussian = new CellGaussian(parameters);
        this.mixing = new NystromMixing(kernel);
        this.gather = new NystromGather(parameters, kernel, gaussian);
        this.spread = new NystromSpread(parameters, kernel, gaussian);
        int grid = gaussian.blurredCells();
        this.blurred = new float[NystromGather.SUMS * Landmarks.COUNT][grid];
        this.mixed = new float[NystromGather.SUMS * Landmarks.COUNT][grid];
    }

    @Override
    public int width() {
        return parameters.width();
    }

    @Override
    public int height() {
        return parameters.height();
    }

    @Override
    public void apply(float[] planes, float[] into) {
        parameters.checkLengths(planes, into);
        float[][] colours = landmarks.of(planes, width(), height(), gaussian.factor());
        float[][] cells = gather.sums(planes, colours);
        for (int i = 0; i < cells.length; i++) {
            gaussian.blur(cells[i], blurred[i]);
        }
        mixing.mix(colours, blurred, mixed);
        spread.into(planes, colours, mixed, into);
    }
}
