package dev.diptych.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import dev.diptych.inference.model.TrustedModel;
import dev.diptych.inference.onnx.OnnxDimension;
import java.nio.file.Path;
import java.util.List;

/**
 * How ONNX Runtime is set up, for its own sessions and for DJL's. Sizes are fixed at the start, so that shapes are worked
 * out once and TensorRT builds its engine when the session is made, not within the first run.
 */
final class OrtSettings {
    private static final String INTRA_OP_SPINNING = "session.intra_op.allow_spinning";
    private static final String INTER_OP_SPINNING = "session.inter_op.allow_spinning";
    private static final String MODEL_FORMAT = "session.load_model_format";
    private static final String TRT_HALF_PRECISION = "trt_fp16_enable";
    private static final String TRT_ENGINE_CACHE = "trt_engine_cache_enable";
    private static final String TRT_ENGINE_CACHE_PATH = "trt_engine_cache_path";
    private static final String TRT_TIMING_CACHE = "trt_timing_cache_enable";
    private static final String TRT_TIMING_CACHE_PATH = "trt_timing_cache_path";
    private static final String ON = "1";
    private static final String OFF = "0";
    private static final int FIRST_DEVICE = 0;

    private OrtSettings() {
    }

    /**
     * Whether the engine's provider starts.
     *
     * @throws EngineUnavailableException if it does not
     */
    static void probe(ServingEngine engine) throws EngineUnavailableException {
        OrtEnvironment environment = OnnxRuntimeStart.environment();
        try (SessionOptions options = new SessionOptions()) {
            switch (engine) {
                case TENSORRT -> {
                    try (OrtTensorRTProviderOptions provider = new OrtTensorRTProviderOptions(FIRST_DEVICE)) {
                        options.addTensorrt(provider);
                    }
                }
                case CUDA -> addCuda(options);
                case CPU -> {
                    // Always there.
                }
            }
        } catch (OrtException e) {
            throw OrtReasons.provider(engine, environment.getVersion(), e);
        }
    }

    /**
     * Options of a session on one engine; closed by the caller, after the session was made.
     *
     * @throws EngineUnavailableException if the engine's provider does not start, or the network is of another size
     */
    static SessionOptions session(ServingEngine engine, TrustedModel model, PictureBuffers pictures)
            throws EngineUnavailableException {
        OrtEnvironment environment = OnnxRuntimeStart.environment();
        SessionOptions options = new SessionOptions();
        try {
            // The cores are shared with cameras; spinning threads took 68 to 198 ms where sleeping ones took 48.
            options.addConfigEntry(INTRA_OP_SPINNING, OFF);
            options.addConfigEntry(INTER_OP_SPINNING, OFF);
            options.setIntraOpNumThreads(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
            options.setInterOpNumThreads(1);
            options.setExecutionMode(ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            // Or bytes that begin like its own format would be read as that.
            options.addConfigEntry(MODEL_FORMAT, "ONNX");
            fixSizes(options, model, pictures);
            switch (engine) {
                case TENSORRT -> {
                    addTensorRt(options, TensorRtCache.ofThisUser(model, pictures, environment.getVersion()));
                    addCuda(options);
                }
                case CUDA -> addCuda(options);
                case CPU -> {
                    // Always there, and last, for what the others cannot compute.
                }
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw OrtReasons.provider(engine, environment.getVersion(), e);
        } catch (EngineUnavailableException e) {
            options.close();
            throw e;
        }
    }

    private static void fixSizes(SessionOptions options, TrustedModel model, PictureBuffers pictures)
            throws OrtException, EngineUnavailableException {
        List<OnnxDimension> dimensions = model.inputDimensions();
        long[] sizes = pictures.shape();
        for (int i = 0; i < sizes.length; i++) {
            switch (dimensions.get(i)) {
                case OnnxDimension.Named(String name) -> options.setSymbolicDimensionValue(name, sizes[i]);
                case OnnxDimension.Fixed(long size) -> {
                    if (size != sizes[i]) {
                        throw new EngineUnavailableException("The network " + model.card().name() + " has " + size
                                + " where " + pictures.batch() + " x 3 x " + pictures.sidePx() + " x "
                                + pictures.sidePx() + " values want " + sizes[i]
                                + "; ask for its own size, or export it for any.");
                    }
                }
                case OnnxDimension.Unknown() -> {
                    // Shown by the trial run.
                }
            }
        }
    }

    private static void addCuda(SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(FIRST_DEVICE)) {
            options.addCUDA(provider);
        }
    }

    private static void addTensorRt(SessionOptions options, Path cache) throws OrtException {
        try (OrtTensorRTProviderOptions provider = new OrtTensorRTProviderOptions(FIRST_DEVICE)) {
            provider.add(TRT_HALF_PRECISION, ON);
            provider.add(TRT_ENGINE_CACHE, ON);
            provider.add(TRT_ENGINE_CACHE_PATH, cache.toString());
            provider.add(TRT_TIMING_CACHE, ON);
            provider.add(TRT_TIMING_CACHE_PATH, cache.toString());
            options.addTensorrt(provider);
        }
    }
}
