package dev.diptych.archive.export;

import java.nio.charset.StandardCharsets;

import dev.diptych.archive.Sha256;

/**
 * Which part a subject belongs to. The first eight hexadecimal digits of the SHA-256 of {@code sub-017}, over 16^8, are
 * the subject's place from 0 to 1: the uppermost {@code testShare} is the test part, below it lies the validation part,
 * the rest is for training. So nobody is in two parts, and nobody changes parts when others are added; of few subjects
 * the shares may be far off.
 *
 * @param validationShare of all subjects, in the long run
 * @param testShare of all subjects, in the long run
 */
public record SubjectSplit(double validationShare, double testShare) {
    public static final SubjectSplit USUAL = new SubjectSplit(0.15, 0.15);
    /** For documents. */
    static final String METHOD = "by subject: the first 8 hexadecimal digits of the SHA-256 of \"sub-\" and the"
            + " subject's code, over 16^8; the uppermost test_share is test, below it val_share is val, the rest train";

    private static final int DIGITS = 8;
    private static final double PLACES = Math.pow(16, DIGITS);

    public SubjectSplit {
        if (!(validationShare >= 0 && testShare >= 0 && validationShare + testShare < 1)) {
            throw new IllegalArgumentException("The shares of validation and test are 0 or more and leave something to"
                    + " train on, but they are " + validationShare + " and " + testShare + ".");
        }
    }

    /** @param subject the opaque code, without {@code sub-} */
    public Part of(String subject) {
        String sha256 = Sha256.of(("sub-" + subject).getBytes(StandardCharsets.UTF_8));
        double place = Long.parseLong(sha256.substring(0, DIGITS), 16) / PLACES;
        if (place >= 1 - testShare) {
            return Part.TEST;
        }
        return place >= 1 - testShare - validationShare ? Part.VALIDATION : Part.TRAIN;
    }
}
