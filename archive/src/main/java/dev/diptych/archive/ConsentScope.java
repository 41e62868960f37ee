package dev.diptych.archive;

import java.util.Arrays;
import java.util.Optional;

/** What a subject has agreed to. What is not named is not allowed. */
public enum ConsentScope {
    /** Networks may be trained on the pictures where they were taken. */
    TRAIN_IN_HOUSE("train-in-house"),
    /** Others who ask may have the pictures. */
    SHARE_ON_REQUEST("share-on-request"),
    /** The pictures may be shown to anybody. */
    PUBLISH_IMAGES("publish-images"),
    /** The pictures may be shown in a paper. */
    PUBLISH_IN_PAPER("publish-in-paper"),
    /** The camera's own frames may be kept after the pictures were made from them; this archive always keeps them. */
    KEEP_RAW("keep-raw");

    private final String label;

    ConsentScope(String label) {
        this.label = label;
    }

    /** The scope as documents and the command line spell it. */
    public String label() {
        return label;
    }

    public static Optional<ConsentScope> of(String label) {
        return Arrays.stream(values()).filter(scope -> scope.label.equals(label)).findFirst();
    }
}
