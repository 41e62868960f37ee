package dev.diptych.training.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.inference.LightState;
import dev.diptych.inference.model.Encoding;
import dev.diptych.inference.model.ModelCard;
import dev.diptych.inference.model.ModelFile;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.training.evaluate.OnnxNetwork;
import dev.diptych.training.network.ReferenceDeepFlash;
import dev.diptych.training.network.TinyNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeepFlashExportTest {
    private static final ModelCard CARD = new ModelCard("tiny", "Capece et al. 2019", Encoding.C,
            Set.of(LightState.FLASH), 1 / 32.0, TinyNetwork.SHAPE.parameters(), TinyNetwork.SIDE_PX, 0.03, 0.4, "noise",
            "0".repeat(64), Map.of("psnr", 12.5));

    @Test
    void theFileComputesWhatTheNetworkComputes() throws Exception {
        try (TinyNetwork network = new TinyNetwork()) {
            Map<String, float[]> parameters = network.parameters();
            ModelFile file = ModelFile.of("tiny", DeepFlashExport.bytes(TinyNetwork.SHAPE, parameters, CARD));
            assertTrue(
                    ExportParity.maxDifference(new TrainedModel(TinyNetwork.SHAPE, parameters, CARD, 1), file) <= 1e-5);
            float[] predicted;
            try (OnnxNetwork onnx = OnnxNetwork.open(TrustedModel.ofOwnMaking(file))) {
                predicted = onnx.apply(TinyNetwork.picture());
            }
            double[] expected = new ReferenceDeepFlash(TinyNetwork.SHAPE, parameters).predict(TinyNetwork.picture(),
                    TinyNetwork.SIDE_PX);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], predicted[i], 1e-4 * Math.max(1, Math.abs(expected[i])));
            }
        }
    }

    @Test
    void theCardComesBack() throws Exception {
        try (TinyNetwork network = new TinyNetwork()) {
            byte[] bytes = DeepFlashExport.bytes(TinyNetwork.SHAPE, network.parameters(), CARD);
            assertEquals(CARD, ModelFile.of("tiny", bytes).card());
        }
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        try (TinyNetwork network = new TinyNetwork()) {
            Map<String, float[]> parameters = new HashMap<>(network.parameters());
            parameters.remove("bottleneck_Conv2d_weight");
            assertThrows(IllegalArgumentException.class,
                    () -> DeepFlashExport.bytes(TinyNetwork.SHAPE, parameters, CARD));
        }
    }
}
