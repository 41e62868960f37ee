package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.CfaOrder;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.RowSampling;
import dev.diptych.rig.camera.SampleCoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The studio's sensor as a camera's driver sees it: raw samples, frames when somebody else says, of the light that there
 * is. Each of the scene's pixels is a cell of the colour filter array.
 */
public final class BayerSensor {
    private static final int SCENE_BITS = 16;
    private static final int CHANNELS = 3;

    private final SimulatedCamera.Exposing exposing;
    private final PixelFormat.Bayer format;
    private final int shift;

    BayerSensor(SensorModel model, SampleCoding coding, SimulatedCamera.Exposing exposing) {
        if (coding.groupSamples() != 1 || coding.groupBytes() != Short.BYTES) {
            throw new IllegalArgumentException("This sensor gives 16-bit words, not " + coding + ".");
        }
        this.exposing = exposing;
        shift = SCENE_BITS - coding.bits();
        format = new PixelFormat.Bayer(model.widthPx(), model.heightPx(), CfaOrder.RGGB, coding,
                2 * model.widthPx() * Short.BYTES, SensorModel.BLACK_LEVEL >> shift, SensorModel.WHITE_LEVEL >> shift);
    }

    public PixelFormat.Bayer format() {
        return format;
    }

    /**
     * Exposes a frame by what has been switched up to now, so not before its last row was read.
     *
     * @param readoutNanos when its first row begins to be read
     * @param into gets the frame's bytes, from its beginning
     */
    public void expose(long readoutNanos, ExposureSetting exposure, ByteBuffer into) {
        ByteBuffer pixels = exposing.expose(readoutNanos, exposure).pixels().apply(RowSampling.EVERY_PIXEL);
        ByteBuffer samples = into.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int at = pixels.position();
        for (int row = 0; row < format.heightPx(); row++) {
            int upper = 2 * row * format.strideBytes();
            int lower = upper + format.strideBytes();
            for (int column = 0; column < format.widthPx(); column++, at += CHANNELS * Short.BYTES) {
                int red = (pixels.getShort(at) & 0xffff) >> shift;
                int green = (pixels.getShort(at + 2) & 0xffff) >> shift;
                int blue = (pixels.getShort(at + 4) & 0xffff) >> shift;
                samples.putInt(upper + 4 * column, red | green << 16);
                samples.putInt(lower + 4 * column, green | blue << 16);
            }
        }
    }
}
