package dev.diptych.capture.model;

import dev.diptych.inference.model.ModelException;
import dev.diptych.inference.model.ModelLibrary;

/** Where the models are. */
@FunctionalInterface
public interface ModelSource {
    /** @throws ModelException if the user's list of trusted models is damaged */
    ModelLibrary open() throws ModelException;
}
