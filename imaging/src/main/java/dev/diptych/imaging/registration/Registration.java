package dev.diptych.imaging.registration;

import dev.diptych.imaging.Affine;

/**
 * What a registrar found.
 *
 * @param matrix maps a reference pixel to the moving pixel that shows the same point
 * @param verdict how far to rely on it
 * @param reason one sentence that says why it is not {@link Verdict#GOOD}, empty when it is
 * @param errorEstimatePx expected mean displacement error over the frame, in pixels of the reference; the frame's
 *            diagonal when the registration failed
 * @param mutualInformationNats mutual information of the locally normalised pictures under the matrix
 * @param overlap share of the region that lies inside the moving picture, 0 to 1
 * @param blockAgreement share of the region's blocks with a clear best match of their own for which that match lies where the
 *            matrix says, 0 to 1
 */
public record Registration(Affine matrix, Verdict verdict, String reason, double errorEstimatePx,
        double mutualInformationNats, double overlap, double blockAgreement) {}
