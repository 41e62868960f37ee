package dev.diptych.inference.deepflash;

/** The steps of a correction, in their order. */
public enum Stage {
    /** Where the face is. */
    FIND,
    /** The square about it, reduced to the network's size. */
    REDUCE,
    /** The bilateral filter. */
    FILTER, NETWORK,
    /** The network's grain, taken out of the difference. */
    CLEAN,
    /** The difference, steadied from frame to frame. */
    SMOOTH,
    /** The difference at the frame's own resolution, taken off the frame. */
    APPLY
}
