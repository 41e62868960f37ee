package dev.diptych.imaging.registration;

import dev.diptych.imaging.registration.internal.ResidualField;
import java.util.Locale;

/**
 * Turns what a fit left over into an error estimate and a verdict. The weights and limits were set on photographs with
 * known motion: relit, with cast shadows and highlights, inverted, noisy, with a moving sitter, and unrelated.
 */
final class Judge {
    private static final double SCATTER_WEIGHT = 0.35;
    private static final double BIAS_WEIGHT = 0.15;
    private static final double SMALLEST_ERROR_PX = 0.005;
    private static final int FEWEST_AGREEING = 4;
    /** Nats; unrelated photographs reach about 0.003, unrelated portraits 0.06, one scene 0.09 at the least. */
    private static final double CLEAR_NATS = 0.1;
    /** Of unrelated pictures next to no blocks agree. */
    private static final double CLEAR_AGREEMENT = 0.2;
    private static final double FAILED_SHARE_OF_TEXTURED = 0.08;
    private static final double FAILED_AGREEMENT = 0.3;
    private static final double GOOD_AGREEMENT = 0.45;
    private static final double FAILED_OVERLAP = 0.4;
    private static final double GOOD_OVERLAP = 0.75;
    /** One pixel at one megapixel. */
    private static final double GOOD_ERROR_SHARE_OF_DIAGONAL = 1.0 / 1443;

    private Judge() {
    }

    static Registration judge(Refinement.Refined refined, int width, int height) {
        CoarseToFine.Fit fit = refined.fit();
        ResidualField field = refined.field();
        double diagonalPx = Math.hypot(width, height);
        double overlap = fit.objective().overlap(fit.map());
        double blockPixel = 1 << fit.forBlocks().level();
        double finestPixel = 1 << fit.finest().level();
        double errorPx = SMALLEST_ERROR_PX + refined.halvesApartPx() * finestPixel
                + (SCATTER_WEIGHT * field.scatterPx() + BIAS_WEIGHT * field.biasPx()) * blockPixel;
        double goodErrorPx = Math.max(1, diagonalPx * GOOD_ERROR_SHARE_OF_DIAGONAL);
        String failure = failure(field, overlap, fit.objective().nats(fit.map()));
        String doubt = failure.isEmpty() ? doubt(field, overlap, errorPx, goodErrorPx) : failure;
        Verdict verdict = doubt.isEmpty() ? Verdict.GOOD : failure.isEmpty() ? Verdict.DOUBTFUL : Verdict.FAILED;
        return new Registration(fit.fullSizeMap(), verdict, doubt,
                verdict == Verdict.FAILED ? diagonalPx : Math.min(errorPx, diagonalPx),
                Math.max(0, fit.objective().nats(fit.map())), overlap, field.agreement());
    }

    private static String failure(ResidualField field, double overlap, double nats) {
        if (field.texturedBlocks() < FEWEST_AGREEING) {
            return "The pictures hold too little texture to be registered.";
        }
        if (overlap < FAILED_OVERLAP) {
            return percent("Only %d %% of the reference lies in the moving picture.", overlap);
        }
        // A plain sitter has few blocks to agree; shared information this clear is none of chance, so it is a doubt.
        boolean clear = nats > CLEAR_NATS && field.agreement() >= CLEAR_AGREEMENT;
        if (!clear && (field.agreement() < FAILED_AGREEMENT || fewAgree(field))) {
            return "Hardly any part of the pictures matches: they do not show the same scene, or only noise.";
        }
        return "";
    }

    private static String doubt(ResidualField field, double overlap, double errorPx, double goodErrorPx) {
        if (overlap < GOOD_OVERLAP) {
            return percent("Only %d %% of the reference lies in the moving picture.", overlap);
        }
        if (field.agreement() < GOOD_AGREEMENT) {
            return percent("Only %d %% of the blocks agree with one affine map: something moved on its own.",
                    field.agreement());
        }
        if (fewAgree(field)) {
            return "Only " + field.agreeingBlocks() + " of " + field.texturedBlocks()
                    + " blocks could be matched: the map rests on little.";
        }
        if (errorPx > goodErrorPx) {
            return String.format(Locale.ROOT, "The map may be off by %.1f pixels.", errorPx);
        }
        return "";
    }

    private static boolean fewAgree(ResidualField field) {
        return field.agreeingBlocks() < Math.max(FEWEST_AGREEING, FAILED_SHARE_OF_TEXTURED * field.texturedBlocks());
    }

    private static String percent(String sentence, double share) {
        return String.format(Locale.ROOT, sentence, Math.round(100 * share));
    }
}
