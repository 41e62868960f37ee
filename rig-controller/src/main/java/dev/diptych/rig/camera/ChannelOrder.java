package dev.diptych.rig.camera;

/**
 * The bytes of a pixel as they lie in memory, the first named first; X is a byte that means nothing. A DRM or V4L2 name
 * may say the opposite: DRM's RGB888 and XRGB8888 lie in memory as {@link #BGR} and {@link #BGRX} (drm_fourcc.h).
 */
public enum ChannelOrder {
    RGB(3, 0, 2), BGR(3, 2, 0), RGBX(4, 0, 2), BGRX(4, 2, 0);

    /** All orders have green there. */
    static final int GREEN = 1;

    private final int pixelBytes;
    private final int red;
    private final int blue;

    ChannelOrder(int pixelBytes, int red, int blue) {
        this.pixelBytes = pixelBytes;
        this.red = red;
        this.blue = blue;
    }

    public int pixelBytes() {
        return pixelBytes;
    }

    /** The byte of a pixel that is red. */
    int red() {
        return red;
    }

    int blue() {
        return blue;
    }
}
