package dev.diptych.capture.doctor;

import dev.diptych.capture.model.EngineOutlook;
import dev.diptych.capture.model.ModelSource;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.ServingEngine;
import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelStatus;
import dev.diptych.inference.model.TrustedModel;
import java.util.ArrayList;
import java.util.List;

/** Whether portraits can be corrected: ONNX Runtime, what computes networks, and the network that is used by default. */
public final class InferenceCheck implements Check {
    /** What can compute networks on a computer. */
    public interface Engines {
        /** ONNX Runtime's. */
        String runtimeVersion() throws EngineUnavailableException;

        EngineOutlook expected() throws EngineUnavailableException;

        /** Whether there is an NVIDIA GPU, used or not. */
        boolean hasNvidiaGpu();
    }

    private final Engines engines;
    private final ModelSource models;
    private final String usualModel;

    /** @param usualModel what is used where no model is named */
    public InferenceCheck(Engines engines, ModelSource models, String usualModel) {
        this.engines = engines;
        this.models = models;
        this.usualModel = usualModel;
    }

    @Override
    public String part() {
        return "inference";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(Finding.ok("inference.runtime", "ONNX Runtime " + engines.runtimeVersion() + " is loaded."));
            findings.add(engine(engines.expected()));
        } catch (EngineUnavailableException e) {
            findings.add(Finding.warn(findings.isEmpty() ? "inference.runtime" : "inference.engine", e.sentence(),
                    "Do what the sentence says, or name a folder in which programs may run:"
                            + " DIPTYCH_JAVA_OPTS=-Djava.io.tmpdir=DIR. Pairs are taken all the same."));
        }
        findings.add(model());
        return findings;
    }

    private Finding engine(EngineOutlook outlook) {
        String evidence = String.join(" ", outlook.sentences());
        if (outlook.live().better().isEmpty() && !outlook.differs()) {
            return Finding.ok("inference.engine", evidence);
        }
        return outlook.live().serving() == ServingEngine.CPU && engines.hasNvidiaGpu()
                ? Finding.warn("inference.engine", "There is an NVIDIA GPU, but it is not used. " + evidence,
                        "Give this program an ONNX Runtime that was built for the GPU:"
                                + " DIPTYCH_JAVA_OPTS=-Donnxruntime.native.path=DIR.")
                : Finding.note("inference.engine", evidence);
    }

    private Finding model() {
        try {
            TrustedModel model = models.open().open(usualModel);
            return Finding.ok("inference.model", usualModel + " is ready, SHA-256 " + model.file().sha256() + ".");
        } catch (ModelException e) {
            return e.status() == ModelStatus.NEEDS_WEIGHTS
                    ? Finding.note("inference.model", e.sentence())
                    : Finding.warn("inference.model", e.sentence(),
                            "Do what the sentence says, then run diptych model verify " + usualModel + ".");
        }
    }
}
