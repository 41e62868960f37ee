package dev.diptych.inference.deepflash;

/** How a network's prediction becomes a change of the frame's pixels. */
public enum Rendering {
    /** The network's grain is filtered out, and edges are those of the frame: right at any size of prediction. */
    EDGE_AWARE,
    /** As it was predicted (Capece et al. 2019), carried to the frame's pixels by linear interpolation. */
    PAPER
}
