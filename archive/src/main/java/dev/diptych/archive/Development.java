package dev.diptych.archive;

import java.util.List;
import java.util.Optional;

/**
 * How a pair's pictures fit onto each other, and where the face is, as its {@code development.json} says.
 *
 * @param isRegistered whether the studio picture could be registered onto the flash picture; otherwise the matrix means
 *        nothing
 * @param matrix from a flash pixel to the studio pixel that shows the same point: 2x3, row-major, pixel centres at
 *        integers
 * @param registrationErrorPx estimated, in pixels of the flash picture
 * @param face in the flash picture; empty if none was found
 */
public record Development(boolean isRegistered, List<Double> matrix, double registrationErrorPx, Optional<Face> face) {
    /**
     * A face.
     *
     * @param found its own box
     * @param crop what was cut out of both pictures
     */
    public record Face(PictureSquare found, PictureSquare crop) {}

    public Development {
        matrix = List.copyOf(matrix);
        if (matrix.size() != 6 || !matrix.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A registration's matrix has six numbers, not " + matrix + ".");
        }
        if (!(registrationErrorPx >= 0)) {
            throw new IllegalArgumentException("A registration's error is estimated as 0 pixels or more, not "
                    + registrationErrorPx + ".");
        }
    }
}
