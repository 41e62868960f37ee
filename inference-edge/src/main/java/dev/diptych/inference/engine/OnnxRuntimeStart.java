package dev.diptych.inference.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * The one place where ONNX Runtime starts. DJL's engine must be first: it configures thread pools when it makes the
 * process's one {@link OrtEnvironment}, and fails for good if somebody made that before ("Tried to specify the thread pool
 * when creating an OrtEnvironment, but one already exists").
 */
final class OnnxRuntimeStart {
    /** As DJL names its engine. */
    static final String DJL_ENGINE = "OnnxRuntime";
    /** A folder with another build of ONNX Runtime and its providers; read by ONNX Runtime itself. */
    static final String NATIVE_PATH = "onnxruntime.native.path";

    private OnnxRuntimeStart() {
    }

    /** @throws EngineUnavailableException if its native library cannot be loaded */
    static OrtEnvironment environment() throws EngineUnavailableException {
        OrtEnvironment environment = Started.ONCE.environment();
        if (environment == null) {
            throw new EngineUnavailableException(Started.ONCE.sentence());
        }
        return environment;
    }

    static String sentence(@Nullable String nativePath, Throwable failure) {
        Throwable cause = failure;
        for (Throwable deeper = failure.getCause(); deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        String remedy = nativePath == null
                ? "this kind of computer may not be supported"
                : "it comes from " + NATIVE_PATH + " = " + nativePath + ", which must hold ONNX Runtime 1.23 or later"
                        + " for this computer, or be left out";
        return "ONNX Runtime cannot be loaded (" + OrtReasons.firstLine(String.valueOf(cause.getMessage())) + "); "
                + remedy + ".";
    }

    /** @param sentence why there is no environment; empty if there is one */
    private record Outcome(@Nullable OrtEnvironment environment, String sentence) {}

    /** The first try, whose failure is kept: Java tells the reason for a failed start once. */
    private static final class Started {
        // All work is done outside this class, for whose initialisation the other thread would wait.
        private static final Outcome ONCE = DeepStack.make(OnnxRuntimeStart::start);
    }

    private static Outcome start() {
        DjlSettings.apply();
        try {
            Engine.getEngine(DJL_ENGINE);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            keepToTheEnd();
            return new Outcome(environment, "");
        } catch (LinkageError | EngineException | OrtException e) {
            return new Outcome(null, OnnxRuntimeStart.sentence(System.getProperty(NATIVE_PATH), e));
        }
    }

    /**
     * Takes a second reference to the environment. Its Java class has a shutdown hook that gives back the first, and
     * a session that is made or run after that, by a thread that does not know yet that the program is ending, ends
     * it with a segmentation fault (1.29, each of 6 tries). No public method takes one.
     */
    private static void keepToTheEnd() {
        try {
            Field api = Class.forName(OrtEnvironment.class.getPackageName() + ".OnnxRuntime")
                    .getDeclaredField("ortApiHandle");
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class,
                    String.class);
            api.setAccessible(true);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "diptych");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another ONNX Runtime for Java than it was built for.", e);
        }
    }
}
