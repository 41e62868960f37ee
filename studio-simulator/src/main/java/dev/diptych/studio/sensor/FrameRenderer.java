package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.RowSampling;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.stream.IntStream;

/** Exposes one frame: light summed row by row over a sitter who moves, then noise, then the converter. */
final class FrameRenderer {
    private static final int BYTES_PER_PIXEL = 6;
    /** Are rendered one after another by one thread. */
    private static final int BAND_ROWS = 16;
    /** Fewer are done before other threads have woken. */
    private static final int PARALLEL_FROM_PIXELS = 16_384;

    private final SensorModel model;
    private final long noiseSeed;

    FrameRenderer(SensorModel model, long noiseSeed) {
        this.model = model;
        this.noiseSeed = noiseSeed;
    }

    /**
     * The sampled pixels and no others, row by row: big-endian 16-bit words, interleaved red, green, blue. A pixel has
     * the same value whichever others are sampled with it.
     */
    ByteBuffer render(Scene sitting, ExposedFrame frame, RowSampling sampling) {
        // The lids are those of the middle row: an approximation, in which a closing lid is off by a tenth at most.
        Scene scene = sitting.withLids(frame.lidClosureIn(model.heightPx() / 2));
        int rows = Math.ceilDiv(model.heightPx(), sampling.rowStep());
        int columns = Math.ceilDiv(model.widthPx(), sampling.columnStep());
        ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(BYTES_PER_PIXEL, Math.multiplyExact(rows, columns)));
        ShortBuffer values = pixels.asShortBuffer();
        IntStream bands = IntStream.range(0, Math.ceilDiv(rows, BAND_ROWS));
        (rows * columns < PARALLEL_FROM_PIXELS ? bands : bands.parallel()).forEach(band -> {
            RowRenderer renderer = new RowRenderer(model, scene, frame, sampling.columnStep());
            for (int index = band * BAND_ROWS; index < Math.min(rows, (band + 1) * BAND_ROWS); index++) {
                int row = index * sampling.rowStep();
                // The instant tells this frame's noise from every other's, also after the camera counts from 0 again.
                FrameNoise noise = new FrameNoise(noiseSeed, frame.readoutNanos(), row, frame.exposure().gain(),
                        model.noiseScale());
                renderer.render(row, noise, values, index * columns * LightLayer.CHANNELS);
            }
        });
        return pixels.asReadOnlyBuffer();
    }
}
