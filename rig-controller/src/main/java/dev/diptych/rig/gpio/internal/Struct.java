package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that the kernel reads and writes. */
final class Struct {
    private Struct() {
    }

    /** All zero, as the kernel wants its padding. */
    static ByteBuffer allocate(int sizeBytes) {
        return ByteBuffer.allocateDirect(sizeBytes).order(ByteOrder.nativeOrder());
    }
}
