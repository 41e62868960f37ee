package dev.diptych.imaging.face.internal;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_imgproc.CLAHE;

/**
 * Luma of a picture reduced by area averages, and the way back to the picture's pixels. Its memory belongs to the
 * pointer scope in which it is made.
 */
final class SmallGrey {
    private static final int TILES_ACROSS = 4;
    private static final double CONTRAST_LIMIT = 2;

    private final Mat grey = new Mat();
    private final double stepX;
    private final double stepY;

    /** @param longSidePx of the reduced picture; a smaller picture stays as it is */
    SmallGrey(Srgb8Image picture, int longSidePx) {
        double scale = Math.min(1, longSidePx / (double) Math.max(picture.width(), picture.height()));
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        stepX = picture.width() / (double) width;
        stepY = picture.height() / (double) height;
        Mat colour = new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3);
        colour.data().put(picture.rgb());
        Mat small = new Mat();
        opencv_imgproc.resize(colour, small, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
        opencv_imgproc.cvtColor(small, grey, opencv_imgproc.COLOR_RGB2GRAY);
        colour.close();
    }

    int shorterSidePx() {
        return Math.min(grey.cols(), grey.rows());
    }

    /**
     * With the contrast of each tile equalised, limited where a tile is nearly of one tone (CLAHE; Zuiderveld 1994):
     * faces far darker than the light they stand in front of come up, and so do faces that a flash has washed out.
     */
    Mat equalised() {
        Mat equalised = new Mat();
        CLAHE clahe = opencv_imgproc.createCLAHE(CONTRAST_LIMIT, new Size(TILES_ACROSS, TILES_ACROSS));
        clahe.apply(grey, equalised);
        return equalised;
    }

    /** A window found in this picture, in pixels of the one it was made from, square there too. */
    FaceWindow inPicture(FaceWindow found) {
        Box box = found.box();
        double side = (box.width() * stepX + box.height() * stepY) / 2;
        double centreX = (box.x() + box.width() / 2 + 0.5) * stepX - 0.5;
        double centreY = (box.y() + box.height() / 2 + 0.5) * stepY - 0.5;
        return new FaceWindow(new Box(centreX - side / 2, centreY - side / 2, side, side), found.neighbours());
    }
}
