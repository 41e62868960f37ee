package dev.diptych.inference.engine;

/** What computes a network, best first. */
public enum ServingEngine {
    /** NVIDIA's compiler for one network on one kind of card; here in half precision. */
    TENSORRT("TensorRT"),
    /** NVIDIA cards, kernel by kernel. */
    CUDA("CUDA"),
    /** Any computer. */
    CPU("CPU");

    private final String title;

    ServingEngine(String title) {
        this.title = title;
    }

    /** As its makers write it. */
    public String title() {
        return title;
    }
}
