package dev.diptych.imaging.io.internal;

import dev.diptych.imaging.Srgb8Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * JPEG by libjpeg-turbo, as OpenCV has it built in. All native memory of a picture is freed with it: kept buffers are no
 * faster.
 */
public final class NativeJpeg {
    private NativeJpeg() {
    }

    /**
     * @param qualityPercent 0 to 100
     * @throws IllegalStateException if OpenCV cannot
     */
    public static byte[] encode(Srgb8Image image, int qualityPercent) {
        try (Mat redFirst = new Mat(image.height(), image.width(), opencv_core.CV_8UC3);
                BytePointer pixels = redFirst.data();
                Mat blueFirst = new Mat();
                BytePointer ending = new BytePointer(".jpg");
                IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, qualityPercent);
                BytePointer file = new BytePointer()) {
            pixels.put(image.rgb());
            opencv_imgproc.cvtColor(redFirst, blueFirst, opencv_imgproc.COLOR_RGB2BGR);
            if (!opencv_imgcodecs.imencode(ending, blueFirst, file, parameters)) {
                throw new IllegalStateException("OpenCV could not encode a picture of " + image.width() + "x"
                        + image.height() + " pixels as JPEG.");
            }
            byte[] bytes = new byte[Math.toIntExact(file.limit())];
            file.get(bytes);
            return bytes;
        }
    }
}
