package dev.diptych.inference.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.diptych.inference.model.ModelFile;
import java.util.Map;

/** Picture buffers as ONNX Runtime's own tensors, without a copy on either side. */
final class PinnedTensors implements AutoCloseable {
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxValue> outputs;

    PinnedTensors(OrtEnvironment environment, PictureBuffers pictures) throws OrtException {
        input = OnnxTensor.createTensor(environment, pictures.input().duplicate().clear(), pictures.shape());
        output = OnnxTensor.createTensor(environment, pictures.output().duplicate().clear(), pictures.shape());
        inputs = Map.of(ModelFile.INPUT, input);
        outputs = Map.of(ModelFile.OUTPUT, output);
    }

    void run(OrtSession session) throws OrtException {
        // The result holds nothing of its own: the one output is pinned.
        session.run(inputs, outputs).close();
    }

    @Override
    public void close() {
        input.close();
        output.close();
    }
}
