package dev.diptych.inference.engine;

import java.nio.FloatBuffer;

/**
 * A network ready to run on square pictures of one size. Input and output lie in memory that the engine reads and
 * writes in place, so a run makes next to no garbage. For use by one thread at a time.
 */
public interface Inference extends AutoCloseable {
    /** Pictures in one run. */
    int batch();

    /** Side of a picture, pixels. */
    int sidePx();

    /** What to run on: {@code batch x 3 x side x side} values, direct and in native order; the same at every call. */
    FloatBuffer input();

    /** What the last run made of it: as many values, direct and in native order; the same at every call. */
    FloatBuffer output();

    /**
     * Computes {@link #output} from {@link #input}.
     *
     * @throws InferenceFailedException if the engine could not
     * @throws IllegalStateException once closed
     */
    void run();

    /** What computed the last run, or will compute the first. */
    ServingEngine servedBy();

    /** Frees the engine's memory, not the buffers; a second time does nothing. */
    @Override
    void close();
}
