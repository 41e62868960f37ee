package dev.diptych.studio.sensor;

import dev.diptych.imaging.Affine;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.studio.scene.LightLayer;
import dev.diptych.studio.scene.Scene;
import dev.diptych.studio.scene.SceneLights;
import dev.diptych.studio.scene.SitterMotion;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Exposes one frame: light summed row by row over a sitter who moves, then noise, then the converter. */
final class FrameRenderer {
    private final SensorModel model;
    private final Scene scene;
    private final SitterMotion motion;
    private final double roomLightRatio;
    private final long noiseSeed;

    FrameRenderer(SensorModel model, Scene scene, SitterMotion motion, double roomLightRatio, long noiseSeed) {
        this.model = model;
        this.scene = scene;
        this.motion = motion;
        this.roomLightRatio = roomLightRatio;
        this.noiseSeed = noiseSeed;
    }

    /**
     * Big-endian 16-bit words, interleaved red, green, blue.
     *
     * @param readoutNanos tells this frame's noise from every other's, also after the camera counts from 0 again
     */
    ByteBuffer render(long readoutNanos, ExposureSetting exposure, LightLevels levels) {
        ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(6, model.widthPx() * model.heightPx()));
        IntStream.range(0, model.heightPx()).parallel().forEach(row -> {
            FrameNoise noise = new FrameNoise(noiseSeed, readoutNanos, row, exposure.gain(), model.noiseScale());
            renderRow(row, exposure, levels, noise, pixels);
        });
        return pixels.asReadOnlyBuffer();
    }

    private void renderRow(int row, ExposureSetting exposure, LightLevels levels, FrameNoise noise,
            ByteBuffer pixels) {
        float[] rowLevels = new float[SceneLights.COUNT];
        for (int light = 0; light < rowLevels.length; light++) {
            double level = levels.level(light, row);
            rowLevels[light] = (float) (light == SceneLights.FLASH
                    ? level * model.flashToLamps()
                    : level + roomLightRatio);
        }
        Affine toRest = motion.at(levels.midExposureNanos(row)).inverse();
        float signalPerLight = (float) (exposure.sensitivity() / model.reference().sensitivity());
        LightLayer backdrop = scene.backdrop();
        LightLayer sitter = scene.sitter();
        float[] front = new float[3];
        float[] back = new float[3];
        int at = row * model.widthPx() * 6;
        for (int x = 0; x < model.widthPx(); x++) {
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
                pixels.putShort(at, code(noise.applyTo(light * signalPerLight)));
                at += 2;
            }
        }
    }

    private static short code(float signal) {
        float saturated = Math.min(signal, 1);
        int steps = Math.round(saturated * (SensorModel.WHITE_LEVEL - SensorModel.BLACK_LEVEL) / SensorModel.CODE_STEP);
        return (short) Math.max(0, SensorModel.BLACK_LEVEL + steps * SensorModel.CODE_STEP);
    }
}
