package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A frame that is exposed when somebody first looks at it; who looks at a few pixels has only those exposed. */
final class SimulatedFrame implements Frame {
    private final FrameMetadata metadata;
    private final PixelFormat.LinearRgb16 format;
    private final Function<RowSampling, ByteBuffer> exposing;
    private @Nullable ByteBuffer pixels;

    /** @param exposing gives the sampled pixels, row by row, and is asked for all of them once at most */
    SimulatedFrame(FrameMetadata metadata, PixelFormat.LinearRgb16 format, Function<RowSampling, ByteBuffer> exposing) {
        this.metadata = metadata;
        this.format = format;
        this.exposing = exposing;
    }

    @Override
    public FrameMetadata metadata() {
        return metadata;
    }

    @Override
    public PixelFormat format() {
        return format;
    }

    @Override
    public synchronized ByteBuffer pixels() {
        if (pixels == null) {
            pixels = exposing.apply(RowSampling.EVERY_PIXEL);
        }
        return pixels.duplicate();
    }

    @Override
    public synchronized RowMeans rowMeans(RowSampling sampling) {
        if (pixels != null || sampling.equals(RowSampling.EVERY_PIXEL)) {
            return RowMeans.of(pixels(), format, sampling);
        }
        // The sampled pixels are a small frame of their own, whose every pixel counts.
        PixelFormat small = new PixelFormat.LinearRgb16(Math.ceilDiv(format.widthPx(), sampling.columnStep()),
                Math.ceilDiv(format.heightPx(), sampling.rowStep()), format.blackLevel(), format.whiteLevel());
        RowMeans means = RowMeans.of(exposing.apply(sampling), small, RowSampling.EVERY_PIXEL);
        return new RowMeans(means.values(), sampling.rowStep());
    }
}
