package dev.diptych.imaging.face;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Image;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;

/**
 * The square that is cut out of every picture of a pair: chosen about the face in the reference, and the same in the
 * moving picture after it has been warped onto the reference.
 *
 * @param square in the reference's pixels
 */
public record FaceCrop(Box square) {
    /** Side of what is cut out, pixels, as in DeepFlash (Capece et al. 2019). */
    public static final int SIDE_PX = 512;

    /** Side of the square over the found face's: holds the head with its hair, and some of the neck. */
    static final double GROWTH = 1.7;
    /** How far the square's centre lies above the found face's, of its side: hair needs more room than the chin. */
    static final double RAISE = 0.05;

    public FaceCrop {
        if (square.width() != square.height() || !(square.width() > 0)) {
            throw new IllegalArgumentException("A face crop is a square, but this is " + square.width() + "x"
                    + square.height() + " pixels.");
        }
    }

    /**
     * The square with {@value #GROWTH} times the face's side, centred {@value #RAISE} of that side higher. Where it
     * reaches beyond the picture it is shifted inside, and made as small as the picture where it does not fit.
     */
    public static FaceCrop around(Face face, Image reference) {
        double lastX = reference.width() - 1.0;
        double lastY = reference.height() - 1.0;
        Box found = face.box();
        double side = Math.min(GROWTH * Math.max(found.width(), found.height()), Math.min(lastX, lastY));
        double left = Math.clamp(found.x() + (found.width() - side) / 2, 0, lastX - side);
        double centreY = found.y() + (0.5 - RAISE) * found.height();
        double top = Math.clamp(centreY - side / 2, 0, lastY - side);
        return new FaceCrop(new Box(left, top, side, side));
    }

    /**
     * Cuts the square out and resamples it to {@value #SIDE_PX} x {@value #SIDE_PX}, corner pixel onto corner pixel:
     * means of whole squares of pixels as far as it is at least twice as large, then cubic convolution.
     *
     * @param picture the reference, or a moving picture warped onto it
     * @throws IllegalArgumentException if the square reaches beyond the picture
     */
    public Srgb8Image cut(Srgb8Image picture) {
        if (square.x() < 0 || square.y() < 0 || square.x() + square.width() > picture.width() - 0.5
                || square.y() + square.height() > picture.height() - 0.5) {
            throw new IllegalArgumentException("The face crop " + square + " reaches beyond the picture of "
                    + picture.width() + "x" + picture.height()
                    + " pixels; cut it out of the picture it was made for, or of one warped onto that.");
        }
        double step = square.width() / (SIDE_PX - 1);
        int factor = Math.max(1, (int) step);
        Srgb8Image reduced = factor == 1 ? picture : BoxReduction.by(picture, factor);
        // Pixel i of the reduced picture is the mean of factor pixels about factor * i + (factor - 1) / 2.
        double centre = (factor - 1) / 2.0;
        Affine toReduced = new Affine(step / factor, 0, (square.x() - centre) / factor, 0, step / factor,
                (square.y() - centre) / factor);
        return Warp.bicubic(reduced, toReduced, SIDE_PX, SIDE_PX);
    }
}
