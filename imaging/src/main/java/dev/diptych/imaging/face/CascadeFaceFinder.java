package dev.diptych.imaging.face;

import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.internal.CascadeSearch;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * Finds faces by cascades of Haar features that were trained on upright faces turned to the camera. Very dark skin under
 * flash alone is what they miss most often. The same picture gives the same faces, whatever the number of threads. Safe
 * for use by many threads, which wait for each other.
 */
public final class CascadeFaceFinder implements FaceFinder {
    private static final Comparator<Face> LARGEST_FIRST = Comparator.comparingDouble((Face face) -> -face.box().width())
            .thenComparingInt(face -> -face.neighbours())
            .thenComparingDouble(face -> face.box().x())
            .thenComparingDouble(face -> face.box().y());

    private final CascadeSearch cascade;

    private CascadeFaceFinder(CascadeSearch cascade) {
        this.cascade = cascade;
    }

    /**
     * Loads the native library and the cascade, which takes about a second the first time.
     *
     * @throws FaceFinderUnavailableException if there is no OpenCV for this computer, or it cannot be unpacked
     */
    public static CascadeFaceFinder load() throws FaceFinderUnavailableException {
        try {
            return new CascadeFaceFinder(CascadeSearch.load());
        } catch (IOException failed) {
            throw new FaceFinderUnavailableException(String.valueOf(failed.getMessage()), failed);
        }
    }

    /** OpenCV's version; like {@link #load}, it fails where OpenCV does. */
    public static String engineVersion() throws IOException {
        return CascadeSearch.engineVersion();
    }

    @Override
    public FaceSearch find(Srgb8Image picture) {
        List<Face> faces = cascade.search(picture)
                .stream()
                .map(window -> new Face(window.box(), window.neighbours()))
                .sorted(LARGEST_FIRST)
                .toList();
        return faces.isEmpty() ? new FaceSearch.NoFace(NoFaceSentence.of(picture)) : new FaceSearch.Found(faces);
    }
}
