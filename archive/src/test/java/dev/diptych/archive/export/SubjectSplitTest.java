package dev.diptych.archive.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectSplitTest {
    private static final List<String> SUBJECTS = IntStream.range(0, 2000).mapToObj(Integer::toString).toList();

    /** For ever: whoever was tested on must not be trained on by a later version. By sha256sum of "sub-001" and so on. */
    @ParameterizedTest
    @CsvSource({
        // 0.12
        "001, TRAIN",
        // 0.77
        "003, VALIDATION",
        // 0.69
        "005, TRAIN",
        // 0.89
        "010, TEST",
        // 0.996
        "011, TEST"})
    void aSubjectsPartIsFixed(String subject, Part part) {
        assertEquals(part, SubjectSplit.USUAL.of(subject));
    }

    @Test
    void sharesAreThoseOfMany() {
        SubjectSplit split = new SubjectSplit(0.1, 0.2);

        assertEquals(0.1, share(split, Part.VALIDATION), 0.02);
        assertEquals(0.2, share(split, Part.TEST), 0.02);
    }

    @Test
    void whoIsTestedOnStaysSoWhenSharesGrow() {
        for (String subject : SUBJECTS) {
            if (new SubjectSplit(0.15, 0.1).of(subject) == Part.TEST) {
                assertEquals(Part.TEST, new SubjectSplit(0.3, 0.1).of(subject));
                assertEquals(Part.TEST, new SubjectSplit(0.15, 0.2).of(subject));
            }
        }
    }

    @Test
    void aShareOfNothingIsNobody() {
        assertTrue(SUBJECTS.stream().allMatch(subject -> new SubjectSplit(0, 0).of(subject) == Part.TRAIN));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "-0.1, 0.2", "0.2, NaN"})
    void sharesThatLeaveNothingToTrainOnAreRefused(double validationShare, double testShare) {
        assertEquals("The shares of validation and test are 0 or more and leave something to train on, but they are "
                + validationShare + " and " + testShare + ".",
                assertThrows(IllegalArgumentException.class, () -> new SubjectSplit(validationShare, testShare))
                        .getMessage());
    }

    private static double share(SubjectSplit split, Part part) {
        return SUBJECTS.stream().filter(subject -> split.of(subject) == part).count() / (double) SUBJECTS.size();
    }
}
