package dev.diptych.rig.preview;

import dev.diptych.rig.switching.Fault;

/** How an attempt to begin a preview ended. */
public sealed interface PreviewStart {
    /** Nothing was switched. */
    record Refused(Fault fault) implements PreviewStart {}

    /** It is on, and somebody has to {@linkplain FlashPreview#follow follow} it. */
    record Started(FlashPreview preview) implements PreviewStart {}
}
