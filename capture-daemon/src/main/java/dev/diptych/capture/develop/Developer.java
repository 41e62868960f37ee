package dev.diptych.capture.develop;

import dev.diptych.imaging.Linear16Image;
import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.Warp;
import dev.diptych.imaging.face.FaceFinder;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.registration.AffineRegistrar;
import dev.diptych.imaging.registration.RegionOfInterest;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.Saturation;
import dev.diptych.rig.shot.FrameRole;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import java.util.Optional;
import java.util.OptionalDouble;

/** Develops a proved pair: renders both frames, registers the studio frame onto the flash frame, judges the pair. */
public final class Developer {
    private final AffineRegistrar registrar;
    private final QualityGate gate;
    private final RegionOfInterest region;
    private final FaceFinder faces;

    /** @param region where in the frame the sitter is */
    public Developer(AffineRegistrar registrar, FaceFinder faces, QualityGate gate, RegionOfInterest region) {
        this.registrar = registrar;
        this.faces = faces;
        this.gate = gate;
        this.region = region;
    }

    public DevelopedPair develop(ShotOutcome.Proven proven) {
        PickedFrames frames = proven.frames();
        long startedNanos = System.nanoTime();
        Optional<WhiteBalance> whiteBalance = WhiteBalance.ofPair(frames);
        WhiteBalance gains = whiteBalance.orElse(WhiteBalance.UNSTATED);
        Linear16Image studioLight = FramePictures.linear(frames.studio(), gains);
        Linear16Image flashLight = FramePictures.linear(frames.flash(), gains);
        Srgb8Image studio = LinearRendering.toSrgb(studioLight, 1);
        Srgb8Image flash = LinearRendering.toSrgb(flashLight, 1);
        Srgb8Image dark = LinearRendering.toSrgb(FramePictures.linear(frames.dark(), gains), DevelopedPair.DARK_GAIN);
        long renderedNanos = System.nanoTime();
        Registration registration = registrar.register(Luminance.ofSrgb(flash), Luminance.ofSrgb(studio), region);
        long registeredNanos = System.nanoTime();
        Srgb8Image aligned = Warp.bicubic(studio, registration.matrix(), flash.width(), flash.height());
        long alignedNanos = System.nanoTime();
        FaceSearch face = face(flash, aligned, registration);
        long searchedNanos = System.nanoTime();
        QualityReport quality = gate.judge(new PairMeasures(proven.light(), proven.evidence(),
                measures(studio, asked(proven, FrameRole.STUDIO), frames.studio()),
                measures(flash, asked(proven, FrameRole.FLASH), frames.flash()), registration,
                motionRatio(registration, flash), flash.height()));
        return new DevelopedPair(studio, flash, dark, aligned, whiteBalance, registration, face, quality,
                new StageTimes(renderedNanos - startedNanos, registeredNanos - renderedNanos,
                        alignedNanos - registeredNanos, searchedNanos - alignedNanos,
                        System.nanoTime() - searchedNanos));
    }

    /** In the reference; a face that the flash does not show well is looked for where the studio picture has it. */
    private FaceSearch face(Srgb8Image flash, Srgb8Image aligned, Registration registration) {
        FaceSearch found = faces.find(flash);
        if (found instanceof FaceSearch.Found
                || registration.verdict() == dev.diptych.imaging.registration.Verdict.FAILED) {
            return found;
        }
        return faces.find(aligned) instanceof FaceSearch.Found inStudio ? inStudio : found;
    }

    private PairMeasures.FrameMeasures measures(Srgb8Image picture, ExposureSetting asked, Frame frame) {
        double given = frame.metadata().exposure().sensitivity();
        return new PairMeasures.FrameMeasures(Saturation.ratioOf(frame),
                EdgeBlur.ofSharpestEdgesPx(picture, region), Math.abs(given / asked.sensitivity() - 1));
    }

    private OptionalDouble motionRatio(Registration registration, Srgb8Image reference) {
        return registration.verdict() == dev.diptych.imaging.registration.Verdict.FAILED
                ? OptionalDouble.empty()
                : OptionalDouble.of(SitterMotion.meanRatio(registration.matrix(), region, reference.width(),
                        reference.height()));
    }

    private static ExposureSetting asked(ShotOutcome.Proven proven, FrameRole role) {
        return proven.shot().plan().frame(role).exposure();
    }
}
