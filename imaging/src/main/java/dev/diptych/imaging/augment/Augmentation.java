package dev.diptych.imaging.augment;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the geometric variations by which DeepFlash makes twenty examples of each (Capece et al. 2019, section 4):
 * turned about the centre of the face, cropped to the face, mirrored. Both pictures of a pair take the same one, so that
 * what was registered stays so.
 *
 * @param clockwiseDegrees by how much the picture is turned, as seen
 * @param faceOnly whether the face's box is enlarged to the whole picture
 * @param flipped whether left and right are exchanged, at last
 */
public record Augmentation(int clockwiseDegrees, boolean faceOnly, boolean flipped) {
    public static final Augmentation NONE = new Augmentation(0, false, false);

    private static final int[] PAPER_DEGREES = {0, -20, -10, 10, 20};
    private static final int LARGEST_DEGREES = 45;

    public Augmentation {
        if (Math.abs(clockwiseDegrees) > LARGEST_DEGREES) {
            throw new IllegalArgumentException("A picture is turned by at most " + LARGEST_DEGREES + " degrees, not "
                    + clockwiseDegrees + ".");
        }
    }

    /** The paper's twenty, of which {@link #NONE} is the first: -20 to 20 degrees by tens, each whole and face, each flipped. */
    public static List<Augmentation> paper() {
        List<Augmentation> all = new ArrayList<>();
        for (int degrees : PAPER_DEGREES) {
            for (boolean faceOnly : new boolean[]{false, true}) {
                all.add(new Augmentation(degrees, faceOnly, false));
                all.add(new Augmentation(degrees, faceOnly, true));
            }
        }
        return List.copyOf(all);
    }

    /** As entities of a file's name: {@code rot-m20_crop-face_flip-x}; empty for {@link #NONE}. */
    public String label() {
        List<String> entities = new ArrayList<>();
        if (clockwiseDegrees != 0) {
            entities.add("rot-" + (clockwiseDegrees < 0 ? "m" : "p") + Math.abs(clockwiseDegrees));
        }
        if (faceOnly) {
            entities.add("crop-face");
        }
        if (flipped) {
            entities.add("flip-x");
        }
        return String.join("_", entities);
    }

    /**
     * A picture of the same size, resampled once by cubic convolution. What turning brings in from outside of the
     * picture is the picture mirrored at its edge: of both pictures of a pair the same, and of tones that a portrait has,
     * which a black corner is not.
     *
     * @param face in the picture's pixels
     * @throws IllegalArgumentException if the face's box is empty or reaches beyond the picture
     */
    public Srgb8Image apply(Srgb8Image picture, Box face) {
        if (!(face.width() > 0 && face.height() > 0 && face.x() >= 0 && face.y() >= 0
                && face.x() + face.width() <= picture.width() - 0.5
                && face.y() + face.height() <= picture.height() - 0.5)) {
            throw new IllegalArgumentException("The face's box " + face + " does not lie in the picture of "
                    + picture.width() + "x" + picture.height() + " pixels.");
        }
        if (equals(NONE)) {
            return picture;
        }
        MirroredMargin widened = MirroredMargin.about(picture, toSource(picture, face));
        return Warp.bicubic(widened.picture(), widened.inside().after(toSource(picture, face)), picture.width(),
                picture.height());
    }

    /** From a pixel of the result to the place in the picture that it shows: back through flip, crop and turn. */
    private Affine toSource(Srgb8Image picture, Box face) {
        double lastX = picture.width() - 1.0;
        double lastY = picture.height() - 1.0;
        Affine unflip = flipped ? new Affine(-1, 0, lastX, 0, 1, 0) : Affine.IDENTITY;
        Affine uncrop = faceOnly
                ? new Affine(face.width() / lastX, 0, face.x(), 0, face.height() / lastY, face.y())
                : Affine.IDENTITY;
        Affine unturn = clockwiseDegrees == 0
                ? Affine.IDENTITY
                : Affine.similarity(-Math.toRadians(clockwiseDegrees), 1, face.x() + face.width() / 2,
                        face.y() + face.height() / 2, 0, 0);
        return unturn.after(uncrop).after(unflip);
    }
}
