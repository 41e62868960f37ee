package dev.diptych.training.export;

import dev.diptych.inference.LightState;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.training.network.DeepFlashShape;
import dev.diptych.training.train.Checkpoint;
import dev.diptych.training.train.LearningCurve;
import dev.diptych.training.train.TrainingFolder;
import dev.diptych.training.train.TrainingRecord;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a training has come to.
 *
 * @param parameters by the names of {@link dev.diptych.training.network.ParameterNames}
 * @param step after which it was
 */
public record TrainedModel(DeepFlashShape shape, Map<String, float[]> parameters, ModelCard card, long step) {
    private static final String PAPER = "Capece et al. 2019, DeepFlash: Turning a flash selfie into a studio portrait";
    /** The torch of the preview lights a face as the flash does; exposure brings it to the same level. */
    private static final Set<LightState> LIGHTS = Set.of(LightState.FLASH, LightState.FLASH_PREVIEW);

    /** @throws IOException if the folder holds no whole checkpoint */
    public static TrainedModel of(TrainingFolder folder) throws IOException {
        TrainingRecord record = folder.record();
        Checkpoint checkpoint = folder.last();
        DeepFlashShape shape = record.plan().shape();
        ModelCard card = new ModelCard(record.plan().model(), PAPER, record.plan().encoding(), LIGHTS,
                shape.width(), shape.parameters(), record.plan().sidePx(), Encoding.SIGMA_SPATIAL_RATIO,
                Encoding.SIGMA_RANGE, record.data(), record.dataSha256(), metrics(record, checkpoint));
        return new TrainedModel(shape, checkpoint.parameters(), card, checkpoint.step());
    }

    private static Map<String, Double> metrics(TrainingRecord record, Checkpoint checkpoint) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("steps", (double) checkpoint.step());
        if (!checkpoint.curve().points().isEmpty()) {
            LearningCurve.Point last = checkpoint.curve().points().getLast();
            metrics.put("training_loss", last.loss());
            for (int set = 0; set < last.validationPsnrDb().size(); set++) {
                metrics.put("validation_psnr_db_" + record.validations().get(set), last.validationPsnrDb().get(set));
            }
        }
        return metrics;
    }

    public byte[] toOnnx() {
        return DeepFlashExport.bytes(shape, parameters, card);
    }
}
