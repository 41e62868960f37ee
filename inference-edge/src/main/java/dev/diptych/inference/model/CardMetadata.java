package dev.diptych.inference.model;

import dev.diptych.inference.LightState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A card as text, fact by fact. Numbers are those of {@link Double#toString}, so that they come back the same. */
final class CardMetadata {
    private static final String VERSION = "1";
    private final String file;
    private final Map<String, String> metadata;

    CardMetadata(String file, Map<String, String> metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    static Map<String, String> write(ModelCard card) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(CardKey.CARD, VERSION);
        facts.put(CardKey.NAME, card.name());
        facts.put(CardKey.PAPER, card.paper());
        facts.put(CardKey.ENCODING, card.encoding().name());
        facts.put(CardKey.LIGHTS,
                new TreeSet<>(card.lights()).stream().map(LightState::name).collect(Collectors.joining(",")));
        facts.put(CardKey.WIDTH, Double.toString(card.width()));
        facts.put(CardKey.PARAMETERS, Long.toString(card.parameters()));
        facts.put(CardKey.SIDE, Integer.toString(card.sidePx()));
        facts.put(CardKey.SIGMA_SPATIAL, Double.toString(card.sigmaSpatialRatio()));
        facts.put(CardKey.SIGMA_RANGE, Double.toString(card.sigmaRange()));
        facts.put(CardKey.TRAINING_DATA, card.trainingData());
        facts.put(CardKey.TRAINING_DATA_SHA_256, card.trainingDataSha256());
        card.metrics().forEach((metric, value) -> facts.put(CardKey.METRIC_PREFIX + metric, Double.toString(value)));
        return facts;
    }

    ModelCard read() throws ModelException {
        if (!metadata.containsKey(CardKey.CARD)) {
            throw refusal("has no model card, so it is not known what it is for");
        }
        if (!text(CardKey.CARD).equals(VERSION)) {
            throw refusal("has a model card of version " + text(CardKey.CARD) + ", where this program knows version "
                    + VERSION);
        }
        for (String key : new TreeSet<>(metadata.keySet())) {
            if (key.startsWith(CardKey.PREFIX) && !key.startsWith(CardKey.METRIC_PREFIX)
                    && !CardKey.ALL.contains(key)) {
                throw refusal("has a model card with the unknown fact " + key);
            }
        }
        try {
            return new ModelCard(text(CardKey.NAME), text(CardKey.PAPER),
                    value(CardKey.ENCODING, Encoding::valueOf), value(CardKey.LIGHTS, CardMetadata::lights),
                    value(CardKey.WIDTH, Double::parseDouble), value(CardKey.PARAMETERS, Long::parseLong),
                    value(CardKey.SIDE, Integer::parseInt), value(CardKey.SIGMA_SPATIAL, Double::parseDouble),
                    value(CardKey.SIGMA_RANGE, Double::parseDouble), text(CardKey.TRAINING_DATA),
                    text(CardKey.TRAINING_DATA_SHA_256), metrics());
        } catch (IllegalArgumentException e) {
            throw refusal("has a model card whose " + e.getMessage());
        }
    }

    private Map<String, Double> metrics() throws ModelException {
        Map<String, Double> metrics = new HashMap<>();
        for (String key : metadata.keySet()) {
            if (key.startsWith(CardKey.METRIC_PREFIX)) {
                metrics.put(key.substring(CardKey.METRIC_PREFIX.length()), value(key, Double::parseDouble));
            }
        }
        return metrics;
    }

    private static Set<LightState> lights(String names) {
        Set<LightState> lights = EnumSet.noneOf(LightState.class);
        for (String name : names.split(",", -1)) {
            lights.add(LightState.valueOf(name));
        }
        return lights;
    }

    private <T> T value(String key, Function<String, T> parse) throws ModelException {
        String text = text(key);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException _) {
            throw refusal("has a model card whose " + key + " cannot be \"" + text + "\"");
        }
    }

    private String text(String key) throws ModelException {
        String text = metadata.get(key);
        if (text == null || text.isBlank()) {
            throw refusal("has a model card without " + key);
        }
        return text;
    }

    private ModelException refusal(String why) {
        return new ModelException(ModelStatus.DAMAGED,
                file + " " + why + "; export it again with `diptych export-onnx`.");
    }
}
