package dev.diptych.inference.model;

/** Whether a model can be used. */
public enum ModelStatus {
    READY,
    /** The network is known, but there is no file with its weights. */
    NEEDS_WEIGHTS,
    /** There is no model of that name, or no such file. */
    NOT_FOUND,
    /** The file is whole, but nobody vouched for it on this computer. */
    NOT_TRUSTED,
    /** The file is not whole, or not of a kind that is run here. */
    DAMAGED,
    /** A file or folder is there, but this user or this disk does not let it be read. */
    UNREADABLE,
    /** A model cannot be added, for its folder cannot be written. */
    UNWRITABLE
}
