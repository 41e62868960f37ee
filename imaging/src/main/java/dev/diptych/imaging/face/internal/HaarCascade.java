package dev.diptych.imaging.face.internal;

import dev.diptych.imaging.Box;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * A boosted cascade of Haar features (Viola and Jones 2001; OpenCV's for upright frontal faces were trained by Lienhart,
 * Kuranov and Pisarevsky 2003), slid over the picture at every scale. Not safe for use by several threads.
 */
final class HaarCascade {
    /** Side of the windows that it was trained on, pixels. */
    static final int TRAINED_SIDE_PX = 20;

    private static final double SCALE_STEP = 1.1;
    /** Fewer are hardly ever a face, and OpenCV groups faster without them. */
    private static final int LEAST_NEIGHBOURS = 3;

    private final CascadeClassifier classifier;

    private HaarCascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * @param name without its ending, as in OpenCV's folder haarcascades
     * @throws IOException with one sentence, if this platform's OpenCV is missing or cannot be loaded
     */
    static HaarCascade load(String name) throws IOException {
        File file = CascadeFile.unpack(Loader.getPlatform(), name);
        try {
            // Several threads hand in their windows in any order, and the mean of a group depends on it.
            opencv_core.setNumThreads(1);
            CascadeClassifier classifier = new CascadeClassifier(file.getPath());
            if (classifier.empty()) {
                throw new IOException("Faces cannot be looked for: " + file
                        + " is damaged; delete it, and it is unpacked again.");
            }
            return new HaarCascade(classifier);
        } catch (LinkageError failed) {
            throw new IOException("Faces cannot be looked for: OpenCV's native libraries cannot be loaded ("
                    + failed.getMessage() + ").", failed);
        }
    }

    /** What it sees in a grey picture, in that picture's pixels, no box smaller than {@code leastSidePx}. */
    List<FaceWindow> search(Mat grey, int leastSidePx) {
        try (PointerScope _ = new PointerScope()) {
            RectVector rectangles = new RectVector();
            IntPointer neighbours = new IntPointer();
            classifier.detectMultiScale2(grey, rectangles, neighbours, SCALE_STEP, LEAST_NEIGHBOURS, 0,
                    new Size(leastSidePx, leastSidePx), new Size());
            List<FaceWindow> windows = new ArrayList<>();
            for (long i = 0; i < rectangles.size(); i++) {
                Rect covered = rectangles.get(i);
                // A rectangle counts the pixels covered, a box goes from centre to centre.
                windows.add(new FaceWindow(
                        new Box(covered.x(), covered.y(), covered.width() - 1.0, covered.height() - 1.0),
                        neighbours.get(i)));
            }
            return windows;
        }
    }
}
