package dev.diptych.inference.model;

import java.io.IOException;

/** Why a model cannot be used. The message is one sentence that names the model or its file and says what to do. */
public final class ModelException extends IOException {
    private static final long serialVersionUID = 1;
    private final ModelStatus status;

    ModelException(ModelStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    ModelException(ModelStatus status, String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = status;
    }

    /** Never {@link ModelStatus#READY}. */
    public ModelStatus status() {
        return status;
    }

    /** For operators: never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
