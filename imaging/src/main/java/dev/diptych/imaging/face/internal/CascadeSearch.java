package dev.diptych.imaging.face.internal;

import dev.diptych.imaging.Srgb8Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Searches a picture with one cascade, and where that leaves doubt with a second one that was trained apart from it:
 * patterns that look like a face to one seldom do to the other, faces do to both. Safe for use by many threads, which
 * wait for each other.
 */
public final class CascadeSearch {
    /** A longer side finds no more faces, and takes more patterns for one. */
    private static final int SEARCHED_LONG_SIDE_PX = 320;
    private static final int LEAST_FACE_FRACTION = 8;
    private static final int CERTAIN_NEIGHBOURS_OF_ONE = 12;
    private static final int CERTAIN_NEIGHBOURS_OF_BOTH = 10;

    private final HaarCascade usual;
    private final HaarCascade second;

    private CascadeSearch(HaarCascade usual, HaarCascade second) {
        this.usual = usual;
        this.second = second;
    }

    /** @throws IOException with one sentence, if this platform's OpenCV is missing or cannot be loaded */
    public static CascadeSearch load() throws IOException {
        return new CascadeSearch(HaarCascade.load("haarcascade_frontalface_alt2"),
                HaarCascade.load("haarcascade_frontalface_alt"));
    }

    /** OpenCV's version, if it and its cascades can be loaded. */
    public static String engineVersion() throws IOException {
        load();
        return opencv_core.CV_VERSION;
    }

    /** The faces seen, in pixels of {@code picture}, in no particular order. */
    public synchronized List<FaceWindow> search(Srgb8Image picture) {
        try (PointerScope _ = new PointerScope()) {
            SmallGrey small = new SmallGrey(picture, SEARCHED_LONG_SIDE_PX);
            int leastSidePx = Math.max(HaarCascade.TRAINED_SIDE_PX, small.shorterSidePx() / LEAST_FACE_FRACTION);
            if (small.shorterSidePx() < leastSidePx) {
                return List.of();
            }
            var equalised = small.equalised();
            List<FaceWindow> seen = usual.search(equalised, leastSidePx);
            List<FaceWindow> certain = withAtLeast(CERTAIN_NEIGHBOURS_OF_ONE, seen);
            if (certain.isEmpty()) {
                certain = withAtLeast(CERTAIN_NEIGHBOURS_OF_BOTH,
                        together(seen, second.search(equalised, leastSidePx)));
            }
            return certain.stream().map(small::inPicture).toList();
        }
    }

    private static List<FaceWindow> withAtLeast(int neighbours, List<FaceWindow> windows) {
        return windows.stream().filter(window -> window.neighbours() >= neighbours).toList();
    }

    /** What either saw; where both saw a face, the first one's box with the neighbours of both. */
    static List<FaceWindow> together(List<FaceWindow> first, List<FaceWindow> second) {
        List<FaceWindow> faces = new ArrayList<>(second);
        for (FaceWindow window : first) {
            Optional<FaceWindow> same = second.stream().filter(window::isOfSameFaceAs).findFirst();
            same.ifPresent(faces::remove);
            faces.add(new FaceWindow(window.box(),
                    window.neighbours() + same.map(FaceWindow::neighbours).orElse(0)));
        }
        return faces;
    }
}
