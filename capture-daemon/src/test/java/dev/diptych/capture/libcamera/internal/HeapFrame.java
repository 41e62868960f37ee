package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.ExposureSetting;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A buffer of a camera that a test fills: 4x2 samples of 12 bits. */
final class HeapFrame implements Completion.InCamera {
    static final ConfiguredMode MODE = new ConfiguredMode(4, 2, 0x32314752, 0, 8, 1, 6,
            new ConfiguredMode.Limits(0, 0), new ConfiguredMode.Limits(0, 0), new ConfiguredMode.Limits(0, 0), true,
            true,
            true);
    static final ExposureSetting EXPOSURE = new ExposureSetting(8_000_000, 1);

    private static final int BYTES = 16;

    final byte[] bytes;
    /** Happens once, while somebody looks at the bytes. */
    Runnable meanwhile = () -> {};

    /** All samples have this value of 12 bits, whose bytes are alike. */
    HeapFrame(int value) {
        this(value, BYTES);
    }

    /** @param count of bytes, as many as there are */
    HeapFrame(int value, int count) {
        bytes = new byte[count];
        fill(value);
    }

    void fill(int value) {
        Arrays.fill(bytes, (byte) value);
    }

    Completion completed(int request, long sequence, Completion.Status status) {
        return new Completion(request, sequence, 1_000 * sequence, 1_000 * sequence + 500, 1_000 * sequence + 500,
                Optional.of(EXPOSURE), 0, 0, status, this);
    }

    Completion withoutExposure(int request, long sequence) {
        return new Completion(request, sequence, 1_000 * sequence, 1_000 * sequence + 500, 1_000 * sequence + 500,
                Optional.empty(), 0, 0, Completion.Status.COMPLETE, this);
    }

    @Override
    public ByteBuffer bytes() {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("FirstByte", Byte.toString(bytes[0]));
    }
}
