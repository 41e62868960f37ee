package dev.diptych.capture.doctor;

import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.rig.camera.PixelFormat;

/** What one pair asks of memory and disk, by the camera's resolution. */
public record PairNeeds(int widthPx, int heightPx) {
    /** A demo of one pair runs with -Xmx224m and not with 192m at 1280x960, with 64m and not with 48m at 640x480. */
    private static final long HEAP_BYTES_PER_PIXEL = 170;
    private static final long HEAP_BASE_BYTES = 8L << 20;

    public static PairNeeds of(PixelFormat format) {
        return new PairNeeds(format.widthPx(), format.heightPx());
    }

    String name() {
        return widthPx + "x" + heightPx;
    }

    long heapBytes() {
        return HEAP_BASE_BYTES + HEAP_BYTES_PER_PIXEL * widthPx * heightPx;
    }

    /** The originals; their documents hardly count. */
    long diskBytes() {
        return ShotArchivist.pairBytes(widthPx, heightPx);
    }

    /** With less than this free no pair is shot. */
    long reserveBytes() {
        return ShotArchivist.neededBytes(widthPx, heightPx);
    }
}
