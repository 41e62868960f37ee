package dev.diptych.inference.deepflash;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.face.Face;

/**
 * The square of a picture that a network is shown. The networks are trained on views of head and shoulders whose
 * side is from 27 to 47 cm of the sitter; a face as the finder sees it takes a third to three fifths of that.
 *
 * @param square inside the picture; its corners are pixel centres
 */
public record HeadAndShoulders(Box square) {
    /** Side of the square over the found face's. */
    static final double GROWTH = 2.3;
    /** Where the face's centre lies, of the square's height: below it are neck and shoulders. */
    static final double FACE_CENTRE = 0.45;

    public HeadAndShoulders {
        if (square.width() != square.height()) {
            throw new IllegalArgumentException("A view of head and shoulders is a square, but this is "
                    + square.width() + "x" + square.height() + " pixels.");
        }
    }

    /** As the full form, about a face that a finder found. */
    public static HeadAndShoulders around(Face face, int width, int height) {
        return around(face.box(), width, height);
    }

    /**
     * The square about a face. Where it reaches beyond the picture it is shifted inside, and made as small as the
     * picture's shorter side where it does not fit.
     *
     * @param found the face's box, as a finder gives it
     * @param width columns of the picture
     * @param height rows of the picture
     */
    public static HeadAndShoulders around(Box found, int width, int height) {
        double side = Math.min(GROWTH * Math.max(found.width(), found.height()), Math.min(width, height) - 1.0);
        return new HeadAndShoulders(inside(found.x() + found.width() / 2 - side / 2,
                found.y() + found.height() / 2 - FACE_CENTRE * side, side, width, height));
    }

    /** The largest square about the picture's centre: for a portrait in which no face is found. */
    public static HeadAndShoulders central(int width, int height) {
        double side = Math.min(width, height) - 1.0;
        return new HeadAndShoulders(
                inside((width - 1 - side) / 2, (height - 1 - side) / 2, side, width, height));
    }

    private static Box inside(double left, double top, double side, int width, int height) {
        return new Box(Math.clamp(left, 0, width - 1 - side), Math.clamp(top, 0, height - 1 - side), side, side);
    }
}
