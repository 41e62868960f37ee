package dev.diptych.capture.config.hardware;

/** How large the frames are to be. */
public record FrameSize(int widthPx, int heightPx) {}
