package dev.diptych.capture.develop;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.rig.camera.Frame;
import java.util.Optional;

/**
 * Both frames of a pair as pictures.
 *
 * @param whiteBalance of both, if the frames were raw
 */
public record PairPictures(Srgb8Image studio, Srgb8Image flash, Optional<WhiteBalance> whiteBalance) {
    public static PairPictures of(Frame studio, Frame flash) {
        Optional<WhiteBalance> whiteBalance = WhiteBalance.ofPair(studio, flash);
        WhiteBalance gains = whiteBalance.orElse(WhiteBalance.UNSTATED);
        return new PairPictures(LinearRendering.toSrgb(FramePictures.linear(studio, gains), 1),
                LinearRendering.toSrgb(FramePictures.linear(flash, gains), 1), whiteBalance);
    }

    /** The studio picture as seen from the flash picture's geometry. */
    public Srgb8Image alignedStudio(Affine flashToStudio) {
        return Warp.bicubic(studio, flashToStudio, flash.width(), flash.height());
    }
}
