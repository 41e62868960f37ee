package dev.diptych.training.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;

/**
 * What a folder's checkpoints are of, in words that last: {@code training.json}.
 *
 * @param data in words
 * @param dataSha256 what tells it from other data
 * @param validations names of the sets of unseen pairs by which it is watched
 */
public record TrainingRecord(int schemaVersion, TrainingPlan plan, String data, String dataSha256,
        List<String> validations) {
    private static final int SCHEMA_VERSION = 1;
    private static final String DATA = "; data ";
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT);

    public TrainingRecord {
        validations = List.copyOf(validations);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException("The record of a training has schema_version " + schemaVersion
                    + ", and this program reads " + SCHEMA_VERSION + ".");
        }
    }

    TrainingRecord(TrainingPlan plan, String data, String dataSha256, List<String> validations) {
        this(SCHEMA_VERSION, plan, data, dataSha256, validations);
    }

    /** One line that is the same for equal plans and data alone; a checkpoint is resumed by what wrote it. */
    String signature() {
        return plan.signature() + DATA + dataSha256;
    }

    /** Whether a signature is of the same plan, whatever its data. */
    boolean samePlan(String signature) {
        return signature.startsWith(plan.signature() + DATA);
    }

    String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of numbers and texts can always be written.", e);
        }
    }

    static TrainingRecord ofJson(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, TrainingRecord.class);
    }
}
