package dev.diptych.capture.doctor;

import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.libcamera.StreamKind;
import dev.diptych.capture.config.hardware.FrameSize;
import dev.diptych.capture.session.ShotArchivist;
import dev.diptych.rig.camera.PixelFormat;

/** What one pair asks of memory and disk, by the camera's resolution and by what a frame takes as the camera gives it. */
public record PairNeeds(int widthPx, int heightPx, long frameBytes) {
    /**
     * With the originals, the camera's and the archive's: a demo of one pair runs with -Xmx224m and not with 192m at
     * 1280x960, with 64m and not with 48m at 640x480, which is 170 bytes for a pixel of 6 bytes.
     */
    private static final long HEAP_BYTES_PER_PIXEL = 134;
    private static final int COPIES_OF_ORIGINALS = 2;
    private static final long HEAP_BASE_BYTES = 8L << 20;

    /** A Camera Module's twelve million. */
    private static final FrameSize LARGEST_USUAL = new FrameSize(4608, 2592);

    public static PairNeeds of(PixelFormat format) {
        return new PairNeeds(format.widthPx(), format.heightPx(), format.frameBytes());
    }

    /** Of a camera that nobody has opened yet, by its configuration: two bytes a sample, three a processed pixel. */
    public static PairNeeds of(CameraConfig camera) {
        FrameSize size = camera.size().orElse(LARGEST_USUAL);
        long pixels = (long) size.widthPx() * size.heightPx();
        return camera.stream() == StreamKind.RAW
                ? new PairNeeds(size.widthPx() / 2, size.heightPx() / 2, 2 * pixels)
                : new PairNeeds(size.widthPx(), size.heightPx(), 3 * pixels);
    }

    String name() {
        return widthPx + "x" + heightPx;
    }

    long heapBytes() {
        return HEAP_BASE_BYTES + HEAP_BYTES_PER_PIXEL * widthPx * heightPx
                + COPIES_OF_ORIGINALS * diskBytes();
    }

    /** The originals; their documents hardly count. */
    long diskBytes() {
        return ShotArchivist.pairBytes(frameBytes);
    }

    /** With less than this free no pair is shot. */
    long reserveBytes() {
        return ShotArchivist.neededBytes(frameBytes);
    }
}
