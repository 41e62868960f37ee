package dev.diptych.inference.engine;

import dev.diptych.inference.model.TrustedModel;

/** One way to run a network, which this computer may or may not offer. */
public interface EngineAttempt {
    ServingEngine engine();

    /** Whether {@link #open} may take minutes, so that another engine had better serve meanwhile. */
    boolean slow();

    /**
     * Finds out, within a moment, what keeps the engine from starting at all.
     *
     * @throws EngineUnavailableException naming that
     */
    void probe() throws EngineUnavailableException;

    /**
     * Makes the network ready, and proves on pictures of its own that it runs; does not touch what is in
     * {@code buffers}, where another engine may be at work.
     *
     * @throws EngineUnavailableException if it does not run
     */
    Inference open(TrustedModel model, PictureBuffers buffers) throws EngineUnavailableException;
}
