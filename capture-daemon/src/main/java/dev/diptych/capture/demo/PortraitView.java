package dev.diptych.capture.demo;

import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.imaging.AreaReduction;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.inference.deepflash.HeadAndShoulders;

/**
 * The square of head and shoulders in a pair's pictures, which is what a correction is about; without a face, the central
 * square.
 */
record PortraitView(HeadAndShoulders view) {
    private static final int CLOSE_UP_SIDE_PX = 360;

    static PortraitView of(DevelopedPair pair) {
        Srgb8Image picture = pair.flash();
        return new PortraitView(switch (pair.face()) {
            case FaceSearch.Found found ->
                HeadAndShoulders.around(found.largest(), picture.width(), picture.height());
            case FaceSearch.NoFace _ -> HeadAndShoulders.central(picture.width(), picture.height());
        });
    }

    Box square() {
        return view.square();
    }

    /** The square's own pixels. */
    Srgb8Image cut(Srgb8Image picture) {
        Box square = square();
        int left = (int) Math.ceil(square.x());
        int top = (int) Math.ceil(square.y());
        int side = (int) Math.min(Math.floor(square.x() + square.width()) - left,
                Math.floor(square.y() + square.height()) - top) + 1;
        Srgb8Image cut = new Srgb8Image(side, side);
        for (int y = 0; y < side; y++) {
            System.arraycopy(picture.rgb(), 3 * ((top + y) * picture.width() + left), cut.rgb(), 3 * y * side,
                    3 * side);
        }
        return cut;
    }

    /** The square as a report shows it. */
    Srgb8Image closeUp(Srgb8Image picture) {
        return AreaReduction.square(picture, square(), CLOSE_UP_SIDE_PX).toSrgb8();
    }
}
