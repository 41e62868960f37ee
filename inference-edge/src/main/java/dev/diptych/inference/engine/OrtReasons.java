package dev.diptych.inference.engine;

import ai.onnxruntime.OrtException;
import dev.diptych.inference.model.TrustedModel;
import java.util.regex.Pattern;

/** What ONNX Runtime's refusals mean, in sentences. */
final class OrtReasons {
    private static final Pattern CODE = Pattern.compile("^Error code - \\S+ - message: ");
    /** Java's own, the core library's, and the core library's older: seen with 1.29, each for a build without it. */
    private static final Pattern NOT_BUILT = Pattern
            .compile("Failed to find .* shared provider|not enabled in this build|not compiled with");
    private static final int LONGEST = 200;

    private OrtReasons() {
    }

    /** Why a provider cannot be had at all. */
    static EngineUnavailableException provider(ServingEngine engine, String version, OrtException refusal) {
        String message = message(refusal);
        if (NOT_BUILT.matcher(message).find()) {
            return new EngineUnavailableException(engine.title() + " cannot be used, for this ONNX Runtime " + version
                    + " has no " + engine.title() + " provider; to use one, start with DIPTYCH_JAVA_OPTS=-D"
                    + OnnxRuntimeStart.NATIVE_PATH + "=DIR, a folder with an ONNX Runtime built for it.", refusal);
        }
        return new EngineUnavailableException(engine.title() + " cannot be used, for it did not start (" + message
                + "); look at its driver and libraries.", refusal);
    }

    /** Why a network does not run. */
    static EngineUnavailableException network(ServingEngine engine, TrustedModel model, PictureBuffers pictures,
            Exception refusal) {
        return new EngineUnavailableException(engine.title() + " cannot run " + what(model, pictures) + " ("
                + message(refusal) + "); try another size, or look at `diptych model verify`.", refusal);
    }

    /** A network that runs to no use. */
    static EngineUnavailableException noNumbers(ServingEngine engine, TrustedModel model, PictureBuffers pictures) {
        return new EngineUnavailableException(engine.title() + " makes something else than numbers of "
                + what(model, pictures) + "; try another engine with " + EngineWish.VARIABLE + "=NAME.");
    }

    /** A run that failed after others succeeded. */
    static InferenceFailedException run(ServingEngine engine, String name, Exception failure) {
        return new InferenceFailedException(engine.title() + " could not run " + name + " (" + message(failure)
                + "); start again, or try another engine with " + EngineWish.VARIABLE + "=NAME.", failure);
    }

    static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        String whole = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole;
    }

    private static String what(TrustedModel model, PictureBuffers pictures) {
        return "the network " + model.card().name() + " on " + pictures.batch() + " x " + pictures.sidePx() + " px";
    }

    private static String message(Exception exception) {
        Throwable cause = exception;
        while (!(cause instanceof OrtException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return firstLine(CODE.matcher(String.valueOf(cause.getMessage())).replaceFirst(""));
    }
}
