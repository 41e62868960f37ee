package dev.diptych.studio.sensor;

/**
 * Shot and read noise of one row. Each value depends only on the seed, the frame, the row and how many values came
 * before it, so that a frame is the same whichever thread renders it.
 */
final class FrameNoise {
    /** Sum of four uniform 16-bit numbers, centred, has this standard deviation: 65536 * sqrt(4 / 12). */
    private static final float UNIFORM_SUM_SD = 37837.2f;

    private static final int CHANNELS = 3;
    /** Of the counter behind the values: 2^64 over the golden ratio, as in SplitMix64. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final float shotVariancePerSignal;
    private final float readVariance;
    private long[] bits = {};
    private float[] normal = {};
    private long state;

    /**
     * @param frame tells the frame from all others
     * @param gain the frame's analogue gain, which also amplifies the noise
     */
    FrameNoise(long seed, long frame, int row, double gain, double noiseScale) {
        state = mix(seed * STEP + frame) ^ mix(row + 0x632be59bd9b4e019L);
        double scale2 = noiseScale * noiseScale;
        shotVariancePerSignal = (float) (scale2 * gain / SensorModel.FULL_WELL_ELECTRONS);
        double readNoise = SensorModel.READ_NOISE_ELECTRONS * gain / SensorModel.FULL_WELL_ELECTRONS;
        readVariance = (float) (scale2 * readNoise * readNoise);
    }

    /**
     * Signals, 1 at saturation, as the sensor would report them this time.
     *
     * @param signals three a pixel, from the row's first pixel on, or from where the call before ended; overwritten
     * @param columnStep from one of the pixels to the next; the values of those between are passed over
     */
    void applyTo(float[] signals, int pixels, int columnStep) {
        int values = CHANNELS * pixels;
        if (bits.length < values) {
            bits = new long[values];
            normal = new float[values];
        }
        draw(values, columnStep);
        for (int k = 0; k < values; k++) {
            float signal = signals[k];
            signals[k] = signal + normal[k] * (float) Math.sqrt(shotVariancePerSignal * signal + readVariance);
        }
    }

    /** Standard normal values, but for their tails, which end at 3.5; in loops so simple that they are vectorised. */
    private void draw(int values, int columnStep) {
        if (columnStep == 1) {
            for (int k = 0; k < values; k++) {
                bits[k] = mix(state + (k + 1) * STEP);
            }
        } else {
            for (int k = 0; k < values; k++) {
                int counter = k / CHANNELS * CHANNELS * columnStep + k % CHANNELS;
                bits[k] = mix(state + (counter + 1) * STEP);
            }
        }
        state += (long) values * columnStep * STEP;
        for (int k = 0; k < values; k++) {
            bits[k] = (bits[k] & 0xffff) + (bits[k] >>> 16 & 0xffff) + (bits[k] >>> 32 & 0xffff) + (bits[k] >>> 48);
        }
        for (int k = 0; k < values; k++) {
            normal[k] = ((int) bits[k] - 131070) / UNIFORM_SUM_SD;
        }
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
