package dev.diptych.rig.camera;

/** How a frame's bytes are to be read. */
public sealed interface PixelFormat {
    int widthPx();

    int heightPx();

    /** What a whole frame takes, the padding of every row counted. */
    long frameBytes();

    /** What a frame takes whose last row's padding is missing, as some pipelines have it. */
    long leastBytes();

    /**
     * Interleaved red, green and blue, unsigned 16 bits each in big-endian order, proportional to light above black.
     *
     * @param blackLevel code value without light
     * @param whiteLevel code value at saturation
     */
    record LinearRgb16(int widthPx, int heightPx, int blackLevel, int whiteLevel) implements PixelFormat {
        private static final int PIXEL_BYTES = 6;

        @Override
        public long frameBytes() {
            return (long) PIXEL_BYTES * widthPx * heightPx;
        }

        /** Rows have no padding. */
        @Override
        public long leastBytes() {
            return frameBytes();
        }
    }

    /**
     * A raw sensor's frame, proportional to light above black. Its pixels are the 2x2 cells of the colour filter array,
     * each red, the mean of both greens, and blue: so rows can be compared, which single rows of samples cannot as they
     * alternate their colours, and nothing is guessed between samples. A row of cells is exposed as its two rows of
     * samples are.
     *
     * @param widthPx cells: half the samples of a row
     * @param heightPx cells: half the rows of samples
     * @param strideBytes from a row of samples to the next
     * @param blackLevel code value without light, as the samples have it
     * @param whiteLevel code value at saturation
     */
    record Bayer(int widthPx, int heightPx, CfaOrder order, SampleCoding coding, int strideBytes, int blackLevel,
            int whiteLevel) implements PixelFormat {
        public Bayer {
            requireSize("A raw frame", widthPx, heightPx, "cells");
            int samples = Math.multiplyExact(2, widthPx);
            if (samples % coding.groupSamples() != 0) {
                throw new IllegalArgumentException("A row of " + samples + " samples cannot be packed by "
                        + coding.groupSamples() + " as " + coding + " has them; choose another mode of the sensor.");
            }
            requireStride(strideBytes, coding.rowBytes(samples), samples + " samples of " + coding);
            if (blackLevel < 0 || whiteLevel <= blackLevel || whiteLevel > coding.largestCode()) {
                throw new IllegalArgumentException("Levels satisfy 0 <= black < white <= " + coding.largestCode()
                        + " in samples of " + coding.bits() + " bits, but black is " + blackLevel + " and white is "
                        + whiteLevel + ".");
            }
        }

        /** @throws IllegalArgumentException also if the samples are no whole cells */
        public static Bayer ofSamples(int widthSamples, int heightSamples, CfaOrder order, SampleCoding coding,
                int strideBytes, int blackLevel, int whiteLevel) {
            if (widthSamples % 2 != 0 || heightSamples % 2 != 0) {
                throw new IllegalArgumentException("A raw frame has whole cells of 2x2 samples, but this one has "
                        + widthSamples + "x" + heightSamples + " samples; choose another mode of the sensor.");
            }
            return new Bayer(widthSamples / 2, heightSamples / 2, order, coding, strideBytes, blackLevel, whiteLevel);
        }

        public int widthSamples() {
            return 2 * widthPx;
        }

        public int heightSamples() {
            return 2 * heightPx;
        }

        @Override
        public long frameBytes() {
            return 2L * strideBytes * heightPx;
        }

        @Override
        public long leastBytes() {
            return frameBytes() - strideBytes + coding.rowBytes(widthSamples());
        }
    }

    /**
     * A frame that the camera has processed: 8 bits a channel, taken as sRGB-encoded (IEC 61966-2-1), as cameras seldom
     * say what their tone curve is. Light read from it is as true as that.
     *
     * @param strideBytes from a row to the next
     */
    record Rgb8(int widthPx, int heightPx, ChannelOrder order, int strideBytes) implements PixelFormat {
        public Rgb8 {
            requireSize("A frame", widthPx, heightPx, "pixels");
            requireStride(strideBytes, Math.multiplyExact(order.pixelBytes(), widthPx), widthPx + " pixels of "
                    + order);
        }

        @Override
        public long frameBytes() {
            return (long) strideBytes * heightPx;
        }

        @Override
        public long leastBytes() {
            return frameBytes() - strideBytes + (long) order.pixelBytes() * widthPx;
        }
    }

    /**
     * A frame that the camera has processed, as most USB cameras give it: packed 4:2:2, for each two pixels side by side
     * the bytes Y0 Cb Y1 Cr (V4L2's and DRM's YUYV). Taken as V4L2 takes Y'CbCr from a camera that says nothing else
     * (V4L2_YCBCR_ENC_601, V4L2_QUANTIZATION_LIM_RANGE, V4L2_XFER_FUNC_SRGB): the matrix of ITU-R BT.601, limited range
     * (Y 16 to 235, Cb and Cr 16 to 240), what lies outside of red, green and blue clipped, and these sRGB-encoded
     * (IEC 61966-2-1). Light read from it is as true as that; a camera of full range seems saturated too soon, never
     * too late.
     *
     * <p>Two pixels share their chroma, and nothing is interpolated between pairs: colour is half as fine across as
     * brightness. Rows share nothing.
     *
     * @param widthPx even
     * @param strideBytes from a row to the next
     */
    record Yuyv(int widthPx, int heightPx, int strideBytes) implements PixelFormat {
        static final int PIXEL_BYTES = 2;

        public Yuyv {
            requireSize("A frame", widthPx, heightPx, "pixels");
            if (widthPx % 2 != 0) {
                throw new IllegalArgumentException(
                        "A row of YUYV has whole pairs of pixels, but this one has " + widthPx
                                + " pixels; choose another mode of the camera.");
            }
            requireStride(strideBytes, Math.multiplyExact(PIXEL_BYTES, widthPx), widthPx + " pixels of YUYV");
        }

        @Override
        public long frameBytes() {
            return (long) strideBytes * heightPx;
        }

        @Override
        public long leastBytes() {
            return frameBytes() - strideBytes + (long) PIXEL_BYTES * widthPx;
        }
    }

    private static void requireSize(String what, int widthPx, int heightPx, String unit) {
        if (widthPx < 1 || heightPx < 1) {
            throw new IllegalArgumentException(what + " has at least 1x1 " + unit + ", but this one has " + widthPx
                    + "x" + heightPx + ".");
        }
    }

    private static void requireStride(int strideBytes, int rowBytes, String row) {
        if (strideBytes < rowBytes) {
            throw new IllegalArgumentException("A row of " + row + " takes " + rowBytes
                    + " bytes, but the stride from row to row is " + strideBytes + ".");
        }
    }
}
