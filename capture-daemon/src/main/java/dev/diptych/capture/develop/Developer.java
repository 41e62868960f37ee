package dev.diptych.capture.develop;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.registration.AffineRegistrar;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.LightMeasure;
import dev.diptych.rig.shot.PickedFrames;

/** Develops a proved pair: renders both frames, registers the studio frame onto the flash frame, judges the pair. */
public final class Developer {
    private final AffineRegistrar registrar;
    private final QualityGate gate;
    private final RegionOfInterest region;

    /** @param region where in the frame the sitter is */
    public Developer(AffineRegistrar registrar, QualityGate gate, RegionOfInterest region) {
        this.registrar = registrar;
        this.gate = gate;
        this.region = region;
    }

    public DevelopedPair develop(PickedFrames frames, LightMeasure light) {
        long startedNanos = System.nanoTime();
        Linear16Image studioLight = FramePictures.linear(frames.studio());
        Linear16Image flashLight = FramePictures.linear(frames.flash());
        Srgb8Image studio = LinearRendering.toSrgb(studioLight, 1);
        Srgb8Image flash = LinearRendering.toSrgb(flashLight, 1);
        long renderedNanos = System.nanoTime();
        Registration registration = registrar.register(Luminance.ofSrgb(flash), Luminance.ofSrgb(studio), region);
        long registeredNanos = System.nanoTime();
        Srgb8Image aligned = Warp.bicubic(studio, registration.matrix(), flash.width(), flash.height());
        long alignedNanos = System.nanoTime();
        QualityFinding quality = gate.judge(light, FramePictures.clippedRatio(studioLight),
                FramePictures.clippedRatio(flashLight), registration, flash.height());
        return new DevelopedPair(studio, flash, aligned, registration, quality,
                new StageTimes(renderedNanos - startedNanos, registeredNanos - renderedNanos,
                        alignedNanos - registeredNanos, System.nanoTime() - alignedNanos));
    }
}
