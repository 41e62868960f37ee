package dev.diptych.archive.export;

import java.util.Arrays;
import java.util.Optional;

/** What was found of a pair when it was developed. */
public enum Judged {
    GOOD, WARN, RETAKE,
    /** It was never developed, or what was found is lost. */
    UNJUDGED;

    static Judged of(Optional<String> verdict) {
        return Arrays.stream(values())
                .filter(judged -> verdict.filter(judged.name()::equals).isPresent())
                .findFirst()
                .orElse(UNJUDGED);
    }
}
