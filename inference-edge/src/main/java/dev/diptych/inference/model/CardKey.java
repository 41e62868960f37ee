package dev.diptych.inference.model;

import java.util.Set;

/** Keys of a card's facts in a file's {@code metadata_props}. */
final class CardKey {
    static final String PREFIX = "diptych.";
    /** Version of the card's form; 1. */
    static final String CARD = "diptych.card";
    static final String NAME = "diptych.name";
    static final String PAPER = "diptych.paper";
    static final String ENCODING = "diptych.encoding";
    /** Names of {@code LightState}, in order, with commas. */
    static final String LIGHTS = "diptych.lights";
    static final String WIDTH = "diptych.width";
    static final String PARAMETERS = "diptych.parameters";
    static final String SIDE = "diptych.side_px";
    static final String SIGMA_SPATIAL = "diptych.sigma_spatial_ratio";
    static final String SIGMA_RANGE = "diptych.sigma_range";
    static final String TRAINING_DATA = "diptych.training_data";
    static final String TRAINING_DATA_SHA_256 = "diptych.training_data_sha256";
    /** Before the name of a metric. */
    static final String METRIC_PREFIX = "diptych.metric.";

    static final Set<String> ALL = Set.of(CARD, NAME, PAPER, ENCODING, LIGHTS, WIDTH, PARAMETERS, SIDE, SIGMA_SPATIAL,
            SIGMA_RANGE, TRAINING_DATA, TRAINING_DATA_SHA_256);

    private CardKey() {
    }
}
