package dev.diptych.capture.cli;

import dev.diptych.capture.model.EngineOutlook;
import dev.diptych.inference.LightState;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelEntry;
import dev.diptych.inference.model.ModelStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model in the form of its JSON document; null where there is no file that says it.
 *
 * @param serving what computes it on this computer for a live picture; null if it cannot be used
 */
record ModelFacts(String name, ModelStatus status, String sentence, @Nullable ServingEngine serving,
        @Nullable String source, @Nullable Long sizeBytes, @Nullable String sha256, @Nullable CardFacts card) {
    record CardFacts(String paper, String encoding, List<LightState> lights, double width, long parameters, int sidePx,
            String trainingData, String trainingDataSha256, Map<String, Double> metrics) {
        static CardFacts of(ModelCard card) {
            return new CardFacts(card.paper(), card.encoding().name(), card.lights().stream().sorted().toList(),
                    card.width(), card.parameters(), card.sidePx(), card.trainingData(), card.trainingDataSha256(),
                    new TreeMap<>(card.metrics()));
        }
    }

    /**
     * The whole list.
     *
     * @param serving what computes a live picture
     * @param servingPhotographs what computes photographs one after another
     * @param engines which serves and why no better one does, as sentences
     */
    record All(@Nullable ServingEngine serving, @Nullable ServingEngine servingPhotographs, List<String> engines,
            List<ModelFacts> models) {}

    static All all(List<ModelEntry> models, Optional<EngineOutlook> outlook, List<String> engines) {
        @Nullable
        ServingEngine serving = outlook.map(found -> found.live().serving()).orElse(null);
        @Nullable
        ServingEngine photographs = outlook.map(found -> found.photographs().serving()).orElse(null);
        return new All(serving, photographs, engines, models.stream().map(model -> of(model, serving)).toList());
    }

    private static ModelFacts of(ModelEntry model, @Nullable ServingEngine serving) {
        boolean file = model.card().isPresent();
        return new ModelFacts(model.name(), model.status(), model.sentence(),
                model.status() == ModelStatus.READY ? serving : null, file ? model.source() : null,
                file ? model.sizeBytes() : null, file ? model.sha256() : null,
                model.card().map(CardFacts::of).orElse(null));
    }
}
