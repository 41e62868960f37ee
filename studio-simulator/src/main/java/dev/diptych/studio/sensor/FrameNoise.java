package dev.diptych.studio.sensor;

/**
 * Shot and read noise of one row. Each value depends only on the seed, the frame, the row and how many values came
 * before it, so that a frame is the same whichever thread renders it.
 */
final class FrameNoise {
    /** Sum of four uniform 16-bit numbers, centred, has this standard deviation: 65536 * sqrt(4 / 12). */
    private static final float UNIFORM_SUM_SD = 37837.2f;

    /** Of the counter behind the values: 2^64 over the golden ratio, as in SplitMix64. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final float shotVariancePerSignal;
    private final float readVariance;
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

    /** {@code signal}, 1 at saturation, as the sensor would report it this time. */
    float applyTo(float signal) {
        return signal + gaussian() * (float) Math.sqrt(shotVariancePerSignal * signal + readVariance);
    }

    /** Goes on as if {@code values} values had been drawn. */
    void skip(int values) {
        state += values * STEP;
    }

    /** Standard normal but for its tails, which end at 3.5. */
    private float gaussian() {
        state += STEP;
        long bits = mix(state);
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - 131070) / UNIFORM_SUM_SD;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
