package dev.diptych.imaging;

/** The transfer function of IEC 61966-2-1 (sRGB) between 8-bit code values and linear light from 0 to 1. */
public final class SrgbTransfer {
    private static final int GUESSES = 4096;
    private static final float[] LINEAR_OF_CODE = new float[256];
    /** Linear light at which the code above takes over: the value half a code higher. */
    private static final float[] UPPER_EDGE_OF_CODE = new float[256];
    /** The code at the dark end of each of the equal steps of linear light. */
    private static final byte[] CODE_AT_STEP = new byte[GUESSES + 1];

    static {
        for (int code = 0; code < 256; code++) {
            LINEAR_OF_CODE[code] = (float) decode(code / 255.0);
            UPPER_EDGE_OF_CODE[code] = code == 255 ? Float.POSITIVE_INFINITY : (float) decode((code + 0.5) / 255.0);
        }
        int code = 0;
        for (int step = 0; step <= GUESSES; step++) {
            while ((float) step / GUESSES >= UPPER_EDGE_OF_CODE[code]) {
                code++;
            }
            CODE_AT_STEP[step] = (byte) code;
        }
    }

    private SrgbTransfer() {
    }

    /** Linear light, 0 to 1, of a code value, 0 to 255. */
    public static float toLinear(int code8) {
        return LINEAR_OF_CODE[code8];
    }

    /** The nearest code value, 0 to 255; light outside 0 to 1 is clipped, and not-a-number is black. */
    public static int toCode8(float linear) {
        if (!(linear > 0)) {
            return 0;
        }
        if (linear >= 1) {
            return 255;
        }
        int code = CODE_AT_STEP[(int) (linear * GUESSES)] & 0xff;
        while (linear >= UPPER_EDGE_OF_CODE[code]) {
            code++;
        }
        return code;
    }

    private static double decode(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
