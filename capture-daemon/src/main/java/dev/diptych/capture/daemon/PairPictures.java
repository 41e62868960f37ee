package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.session.PairCapture;
import java.util.List;
import java.util.Optional;

/** Makes the pictures of a pair that are to be looked at. By the thread that develops. */
public interface PairPictures {
    /** For sessions that nobody looks at. */
    PairPictures NONE = kept -> Made.NONE;

    /** Makes them beside the pair's other derivatives. */
    Made make(PairCapture.Kept kept) throws ArchiveException;

    /**
     * Which there are.
     *
     * @param correctedBy the model of the corrected one
     */
    record Made(List<PairPicture> pictures, Optional<String> correctedBy) {
        public static final Made NONE = new Made(List.of(), Optional.empty());

        public Made {
            pictures = List.copyOf(pictures);
        }
    }
}
