package dev.diptych.rig.camera;

/** 8-bit codes of sRGB (IEC 61966-2-1) as light in 65535ths. */
final class SrgbCodes {
    /** Code 255's light. */
    static final int WHITE = 0xffff;
    static final int LARGEST = 255;

    private static final int[] LIGHT = new int[LARGEST + 1];

    static {
        for (int code = 0; code < LIGHT.length; code++) {
            LIGHT[code] = (int) Math.round(WHITE * linear(code / (double) LARGEST));
        }
    }

    private SrgbCodes() {
    }

    static int light(int code) {
        return LIGHT[code];
    }

    private static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }
}
