package dev.diptych.archive.export;

import java.util.Arrays;
import java.util.Optional;

/** What a subject's pairs are for. */
public enum Part {
    TRAIN("train"),
    /** For choosing among networks and when to stop. */
    VALIDATION("val"),
    /** For the last word on a network; never varied. */
    TEST("test");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** As folders and indexes spell it. */
    public String label() {
        return label;
    }

    static Optional<Part> of(String label) {
        return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
    }
}
