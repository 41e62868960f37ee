package dev.diptych.rig.calibration;

import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowMeans;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.time.Clock;
import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** A camera of exact pace and without noise, one pixel wide, that sees lights in a room. */
final class RowCamera implements Camera {
    static final int ROWS = 24;
    private static final int BLACK = 1_000;
    private static final int WHITE = 61_000;
    private static final PixelFormat.LinearRgb16 FORMAT = new PixelFormat.LinearRgb16(1, ROWS, BLACK, WHITE);
    private static final long DELIVERY_NANOS = 3_000_000;

    /** What a row sees while it is exposed. */
    interface Scene {
        /** Light over the exposure that ends at {@code readNanos}, 1 at what saturates in 1 ms at gain 1. */
        double light(int row, double exposedNanos, double readNanos);
    }

    /** By the true start of the readout. */
    LongPredicate dropped = readoutNanos -> false;
    /** How far off the timestamp of a frame that is truly read out then. */
    LongUnaryOperator stampOffNanos = readoutNanos -> 0;
    boolean open;
    private final Clock clock;
    private final FrameTiming timing;
    private final TimestampMeaning meaning;
    private final TimestampMeaning stated;
    final Scene scene;
    private ExposureSetting standing = new ExposureSetting(1, 1);
    private long startedNanos;
    private long next;

    RowCamera(Clock clock, FrameTiming timing, TimestampMeaning meaning, Scene scene) {
        this(clock, timing, meaning, scene, meaning);
    }

    /** @param stated what the driver says, whatever the timestamps mark */
    RowCamera(Clock clock, FrameTiming timing, TimestampMeaning meaning, Scene scene, TimestampMeaning stated) {
        this.clock = clock;
        this.timing = timing;
        this.meaning = meaning;
        this.scene = scene;
        this.stated = stated;
    }

    @Override
    public FrameTiming timing() {
        return timing;
    }

    @Override
    public PixelFormat format() {
        return FORMAT;
    }

    @Override
    public int controlLatencyFrames() {
        return 2;
    }

    @Override
    public void start(ExposureSetting exposure) {
        open = true;
        standing = exposure;
        next = 0;
        startedNanos = clock.nanos() + timing.framePeriodNanos();
    }

    @Override
    public long earliestControllableSequence() {
        return (clock.nanos() - startedNanos) / timing.framePeriodNanos() + 1 + controlLatencyFrames();
    }

    @Override
    public void schedule(long sequence, ExposureSetting setting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Frame awaitFrame(long deadlineNanos) throws CameraException {
        while (dropped.test(readoutNanos(next))) {
            next++;
        }
        long readoutNanos = readoutNanos(next);
        long arrivalNanos = readoutNanos + timing.readoutNanos() + DELIVERY_NANOS;
        clock.sleepUntil(Math.min(arrivalNanos, deadlineNanos));
        if (arrivalNanos > deadlineNanos) {
            throw new CameraException("The camera delivered no frame in time; check that it is connected.");
        }
        long stampNanos = meaning == TimestampMeaning.EXPOSURE_START
                ? readoutNanos - standing.exposureNanos()
                : readoutNanos;
        return new RowFrame(new FrameMetadata(next++, stampNanos + stampOffNanos.applyAsLong(readoutNanos), stated, 0,
                standing), readoutNanos);
    }

    private long readoutNanos(long sequence) {
        return startedNanos + sequence * timing.framePeriodNanos();
    }

    @Override
    public void close() {
        open = false;
    }

    private final class RowFrame implements Frame {
        private final FrameMetadata metadata;
        private final IntToDoubleFunction signal;

        RowFrame(FrameMetadata metadata, long readoutNanos) {
            this.metadata = metadata;
            ExposureSetting exposure = metadata.exposure();
            double lineNanos = timing.readoutNanos() / (ROWS - 1.0);
            signal = row -> Math.min(1, exposure.sensitivity() / 1e6 * scene.light(row,
                    readoutNanos + row * lineNanos - exposure.exposureNanos(), readoutNanos + row * lineNanos));
        }

        @Override
        public FrameMetadata metadata() {
            return metadata;
        }

        @Override
        public PixelFormat format() {
            return FORMAT;
        }

        @Override
        public ByteBuffer pixels() {
            IntUnaryOperator code = row -> BLACK + (int) Math.round(signal.applyAsDouble(row) * (WHITE - BLACK));
            ByteBuffer pixels = ByteBuffer.allocate(6 * ROWS);
            for (int i = 0; i < 3 * ROWS; i++) {
                pixels.putShort((short) code.applyAsInt(i / 3));
            }
            return pixels.flip().asReadOnlyBuffer();
        }

        /** The light itself, with no steps of a converter. */
        @Override
        public RowMeans rowMeans(RowSampling sampling) {
            double[] values = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = signal.applyAsDouble(row);
            }
            return new RowMeans(values, 1);
        }
    }
}
