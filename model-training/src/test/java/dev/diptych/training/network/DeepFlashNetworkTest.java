package dev.diptych.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DeepFlashNetworkTest {
    @Test
    void predictsWhatTheLoopsPredict() {
        try (TinyNetwork network = new TinyNetwork()) {
            double[] expected = new ReferenceDeepFlash(TinyNetwork.SHAPE, network.parameters())
                    .predict(TinyNetwork.picture(), TinyNetwork.SIDE_PX);
            float[] actual = network.predict(TinyNetwork.picture());
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < actual.length; i++) {
                assertEquals(expected[i], actual[i], 1e-4 * Math.max(1, Math.abs(expected[i])));
            }
        }
    }
}
