package dev.diptych.studio.sensor;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Exposes one frame: light summed row by row over a sitter who moves, then noise, then the converter. */
final class FrameRenderer {
    private static final int BYTES_PER_PIXEL = 6;
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
        IntStream indices = IntStream.range(0, rows);
        (rows * columns < PARALLEL_FROM_PIXELS ? indices : indices.parallel()).forEach(index -> {
            int row = index * sampling.rowStep();
            // The instant tells this frame's noise from every other's, also after the camera counts from 0 again.
            FrameNoise noise = new FrameNoise(noiseSeed, frame.readoutNanos(), row, frame.exposure().gain(),
                    model.noiseScale());
            ByteBuffer into = pixels.slice(index * columns * BYTES_PER_PIXEL, columns * BYTES_PER_PIXEL);
            renderRow(scene, frame, row, sampling.columnStep(), noise, into);
        });
        return pixels.asReadOnlyBuffer();
    }

    private void renderRow(Scene scene, ExposedFrame frame, int row, int columnStep, FrameNoise noise,
            ByteBuffer into) {
        LightLevels levels = frame.levels();
        double roomRatio = levels.roomRatio(row);
        float[] rowLevels = new float[SceneLights.COUNT];
        for (int light = 0; light < rowLevels.length; light++) {
            double level = levels.level(light, row);
            rowLevels[light] = (float) (light == SceneLights.FLASH
                    ? level * model.flashToLamps()
                    : level + roomRatio);
        }
        Affine toRest = frame.sitterIn(row).inverse();
        float signalPerLight = (float) (frame.exposure().sensitivity() / model.reference().sensitivity());
        LightLayer backdrop = scene.backdrop();
        LightLayer sitter = scene.sitter();
        float[] front = new float[3];
        float[] back = new float[3];
        int at = 0;
        for (int x = 0; x < model.widthPx(); x += columnStep) {
            double restX = toRest.mapX(x, row);
            double restY = toRest.mapY(x, row);
            float covered = scene.coverage(restX, restY);
            if (covered < 1) {
                backdrop.pixel(x, row, rowLevels, back);
            }
            if (covered > 0) {
                sitter.sample(restX, restY, rowLevels, front);
            }
            for (int channel = 0; channel < 3; channel++) {
                float light = (covered < 1 ? (1 - covered) * back[channel] : 0) + (covered > 0 ? front[channel] : 0);
                into.putShort(at, code(noise.applyTo(light * signalPerLight)));
                at += 2;
            }
            noise.skip(3 * (columnStep - 1));
        }
    }

    private static short code(float signal) {
        float saturated = Math.min(signal, 1);
        int steps = Math.round(saturated * (SensorModel.WHITE_LEVEL - SensorModel.BLACK_LEVEL) / SensorModel.CODE_STEP);
        return (short) Math.max(0, SensorModel.BLACK_LEVEL + steps * SensorModel.CODE_STEP);
    }
}
