package dev.diptych.capture.cli;

import dev.diptych.imaging.registration.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code register} found for two pictures, in the form of its JSON document.
 *
 * @param matrix 2x3, row-major, reference pixel to moving pixel
 * @param reason why the verdict is not GOOD, empty when it is
 * @param aligned the aligned picture's file; null if none was wanted, or if the registration failed
 */
record RegistrationResult(String reference, String moving, double[] matrix, Verdict verdict, String reason,
        double errorEstimatePx, double elapsedMs, @Nullable String aligned) {
    boolean failed() {
        return verdict == Verdict.FAILED;
    }

    /** As lines for a person, without a line break at the end. */
    String text() {
        return String.format(Locale.ROOT, "%s -> %s: %s%n%s%n%s%n  estimated error %.2f px, %.0f ms", reference, moving,
                verdict(verdict, reason), row(0), row(3), errorEstimatePx, elapsedMs);
    }

    /** A verdict and what it rests on. */
    static String verdict(Verdict verdict, String reason) {
        return reason.isEmpty() ? verdict.name() : verdict + ", " + reason;
    }

    private String row(int first) {
        return "  [" + column(matrix[first], 6) + " " + column(matrix[first + 1], 6) + " "
                + column(matrix[first + 2], 3) + "]";
    }

    /** A number that rounds to nought is printed without a sign. */
    private static String column(double number, int decimals) {
        double shown = Math.abs(number) < 0.5 * Math.pow(10, -decimals) ? 0 : number;
        return String.format(Locale.ROOT, "%10." + decimals + "f", shown);
    }
}
