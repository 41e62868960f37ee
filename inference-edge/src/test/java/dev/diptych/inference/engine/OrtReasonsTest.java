package dev.diptych.inference.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrtReasonsTest {
    private static final String NO_CUDA = "CUDA cannot be used, for this ONNX Runtime 1.29.0 has no CUDA provider;"
            + " to use one, start with DIPTYCH_JAVA_OPTS=-Donnxruntime.native.path=DIR, a folder with an ONNX Runtime built for it.";

    @ParameterizedTest
    @ValueSource(strings = {"Failed to find CUDA shared provider",
        "CUDA execution provider is not enabled in this build.",
        "This binary was not compiled with CUDA support."})
    void knowABuildWithoutTheProvider(String message) {
        OrtException refusal = new OrtException(OrtErrorCode.ORT_EP_FAIL, message);

        assertEquals(NO_CUDA, OrtReasons.provider(ServingEngine.CUDA, "1.29.0", refusal).sentence());
    }

    @Test
    void passOnTheFirstLineOfAnotherFailure() {
        OrtException refusal = new OrtException(OrtErrorCode.ORT_FAIL,
                "libcudnn.so.9: cannot open shared object file.\n at somewhere");

        assertEquals("CUDA cannot be used, for it did not start (libcudnn.so.9: cannot open shared object file);"
                + " look at its driver and libraries.",
                OrtReasons.provider(ServingEngine.CUDA, "1.29.0", refusal).sentence());
    }

    @Test
    void nameTheLibraryThatCannotBeLoaded() {
        Throwable failure = new ExceptionInInitializerError(new IllegalStateException("Failed to load",
                new IOException("Native library 'onnxruntime' not found at /opt/ort/libonnxruntime.so")));

        assertEquals("ONNX Runtime cannot be loaded (Native library 'onnxruntime' not found at"
                + " /opt/ort/libonnxruntime.so); it comes from onnxruntime.native.path = /opt/ort, which must hold"
                + " ONNX Runtime 1.23 or later for this computer, or be left out.",
                OnnxRuntimeStart.sentence("/opt/ort", failure));
        assertEquals("ONNX Runtime cannot be loaded (no onnxruntime in the jar); this kind of computer may not be"
                + " supported.",
                OnnxRuntimeStart.sentence(null, new UnsatisfiedLinkError("no onnxruntime in the jar")));
    }
}
