package dev.diptych.studio.portrait;

/** Smooth noise in [0, 1] that is a pure function of its coordinates, one cell per unit. */
final class ValueNoise {
    private ValueNoise() {
    }

    static double at(double x, double y) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        double u = ease(x - i);
        double v = ease(y - j);
        double low = Ramp.mix(cell(i, j, 0), cell(i + 1, j, 0), u);
        double high = Ramp.mix(cell(i, j + 1, 0), cell(i + 1, j + 1, 0), u);
        return Ramp.mix(low, high, v);
    }

    static double at(double x, double y, double z) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        int k = (int) Math.floor(z);
        double u = ease(x - i);
        double v = ease(y - j);
        return Ramp.mix(slice(i, j, k, u, v), slice(i, j, k + 1, u, v), ease(z - k));
    }

    /** Three octaves. */
    static double fractal(double x, double y, double z) {
        return 0.55 * at(x, y, z) + 0.3 * at(2.1 * x + 7, 2.1 * y, 2.1 * z) + 0.15 * at(4.3 * x, 4.3 * y + 3, 4.3 * z);
    }

    /** The random number of one lattice cell, in [0, 1). */
    static double cell(int i, int j, int k) {
        int hash = scramble(i * 0x1f123bb5 ^ scramble(j * 0x5f356495 + k * 0x2c1b3c6d));
        return (hash >>> 8) * 0x1p-24;
    }

    private static double slice(int i, int j, int k, double u, double v) {
        double low = Ramp.mix(cell(i, j, k), cell(i + 1, j, k), u);
        double high = Ramp.mix(cell(i, j + 1, k), cell(i + 1, j + 1, k), u);
        return Ramp.mix(low, high, v);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /** Integer mixer "lowbias32" of Chris Wellons' hash prospector. */
    private static int scramble(int value) {
        int x = value;
        x ^= x >>> 16;
        x *= 0x7feb352d;
        x ^= x >>> 15;
        x *= 0x846ca68b;
        return x ^ (x >>> 16);
    }
}
