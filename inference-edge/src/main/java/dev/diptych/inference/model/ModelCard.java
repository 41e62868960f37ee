package dev.diptych.inference.model;

import dev.diptych.inference.LightState;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a model file says of itself, in its {@code metadata_props}. The constructor throws
 * {@link IllegalArgumentException} for what cannot be; its message begins with the metadata key at fault.
 *
 * @param name by which it is chosen, for example {@code deepflash-slim}; also a file's name, so lower-case letters,
 *        digits, and within it dots, dashes and underscores; not {@value #RESERVED}, which is a corrector without a file
 * @param paper the method's source
 * @param lights the light states of the frames that it may be given; never empty. A network for {@code FLASH} may name
 *        {@code FLASH_PREVIEW} too: that is the same LED in the same place, only dimmer, and the exposure brings its
 *        frames to the level of the flash
 * @param width of its layers, as a share of the paper's
 * @param parameters trained numbers, normalisation folded in
 * @param sidePx of the pictures it was trained on; a multiple of {@value #SIDE_STEP_PX}, by which its layers divide it
 * @param sigmaSpatialRatio the bilateral filter's spatial deviation, as a share of the picture's side
 * @param sigmaRange the bilateral filter's deviation in colour, where black to white is 1; within the filter's own limits
 * @param trainingData in words
 * @param trainingDataSha256 what identifies it, lower-case hex
 * @param metrics what its training measured, by name; may be empty
 */
public record ModelCard(String name, String paper, Encoding encoding, Set<LightState> lights, double width,
        long parameters, int sidePx, double sigmaSpatialRatio, double sigmaRange, String trainingData,
        String trainingDataSha256, Map<String, Double> metrics) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
    private static final String RESERVED = "pair-fit";
    private static final int SIDE_STEP_PX = 32;
    /** The limits of {@link dev.diptych.imaging.filter.BilateralFilter}'s deviations. */
    private static final double LARGEST_SIGMA_SPATIAL_PX = 1000;
    private static final double LEAST_SIGMA_RANGE = 0.05;
    private static final double LARGEST_SIGMA_RANGE = 10;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ModelCard {
        lights = Set.copyOf(lights);
        metrics = Map.copyOf(metrics);
        require(isName(name), CardKey.NAME, "is no model's name: " + name);
        require(!name.equals(RESERVED), CardKey.NAME,
                "is " + RESERVED + ", the name of the corrector that learns from a pair and has no file");
        require(!lights.isEmpty(), CardKey.LIGHTS, "names no light");
        require(width > 0 && width <= 16, CardKey.WIDTH, "must lie in 0..16, not be " + width);
        require(parameters > 0, CardKey.PARAMETERS, "must be positive, not " + parameters);
        require(sidePx > 0 && sidePx % SIDE_STEP_PX == 0, CardKey.SIDE,
                "must be a positive multiple of " + SIDE_STEP_PX + ", not " + sidePx);
        require(sigmaSpatialRatio > 0 && sigmaSpatialRatio <= 1, CardKey.SIGMA_SPATIAL,
                "must lie in 0..1, not be " + sigmaSpatialRatio);
        require(sigmaSpatialRatio * sidePx <= LARGEST_SIGMA_SPATIAL_PX, CardKey.SIGMA_SPATIAL,
                "must not exceed " + LARGEST_SIGMA_SPATIAL_PX + " px at the model's side, as " + sigmaSpatialRatio
                        + " does");
        require(sigmaRange >= LEAST_SIGMA_RANGE && sigmaRange <= LARGEST_SIGMA_RANGE, CardKey.SIGMA_RANGE,
                "must lie in " + LEAST_SIGMA_RANGE + ".." + LARGEST_SIGMA_RANGE + ", not be " + sigmaRange);
        require(isSha256(trainingDataSha256), CardKey.TRAINING_DATA_SHA_256,
                "must be 64 lower-case hex digits, not " + trainingDataSha256);
        metrics.forEach((metric, value) -> require(Double.isFinite(value) && !metric.isBlank(),
                CardKey.METRIC_PREFIX + metric, "must be a number with a name, not " + value));
    }

    /** What {@link #read} reads: to be put into a file's {@code metadata_props}. */
    public Map<String, String> toMetadata() {
        return CardMetadata.write(this);
    }

    /**
     * The card among a file's {@code metadata_props}; what is not the card's is left alone.
     *
     * @param file its name, for the sentence
     * @throws ModelException naming the first fact that is missing, malformed, or unknown here
     */
    public static ModelCard read(String file, Map<String, String> metadata) throws ModelException {
        return new CardMetadata(file, metadata).read();
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isSha256(String text) {
        return SHA_256.matcher(text).matches();
    }

    private static void require(boolean holds, String key, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + otherwise);
        }
    }
}
