package dev.diptych.rig.camera;

/** The colours of a colour filter array's 2x2 cell: its upper row from left to right, then its lower row. */
public enum CfaOrder {
    RGGB(0, 1, 2, 3), GRBG(1, 0, 3, 2), GBRG(2, 0, 3, 1), BGGR(3, 1, 2, 0);

    private final int red;
    private final int green;
    private final int otherGreen;
    private final int blue;

    CfaOrder(int red, int green, int otherGreen, int blue) {
        this.red = red;
        this.green = green;
        this.otherGreen = otherGreen;
        this.blue = blue;
    }

    /** Where red is: 0 and 1 in the upper row from left to right, 2 and 3 in the lower. */
    int red() {
        return red;
    }

    int green() {
        return green;
    }

    int otherGreen() {
        return otherGreen;
    }

    int blue() {
        return blue;
    }
}
