package dev.diptych.capture.develop;

import dev.diptych.imaging.LinearRendering;
import dev.diptych.imaging.Srgb8Image;
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
import java.util.OptionalDouble;

/** Develops a proved pair: renders both frames, registers the studio frame onto the flash frame, judges the pair. */
public final class Developer {
    private final PairAligner aligner;
    private final QualityGate gate;
    private final RegionOfInterest region;

    /** @param region where in the frame the sitter is */
    public Developer(AffineRegistrar registrar, FaceFinder faces, QualityGate gate, RegionOfInterest region) {
        aligner = new PairAligner(registrar, faces, region);
        this.gate = gate;
        this.region = region;
    }

    public DevelopedPair develop(ShotOutcome.Proven proven) {
        PickedFrames frames = proven.frames();
        long startedNanos = System.nanoTime();
        PairPictures pictures = PairPictures.of(frames.studio(), frames.flash());
        Srgb8Image studio = pictures.studio();
        Srgb8Image flash = pictures.flash();
        WhiteBalance gains = pictures.whiteBalance().orElse(WhiteBalance.UNSTATED);
        Srgb8Image dark = LinearRendering.toSrgb(FramePictures.linear(frames.dark(), gains), DevelopedPair.DARK_GAIN);
        long renderedNanos = System.nanoTime();
        Registration registration = aligner.register(pictures);
        long registeredNanos = System.nanoTime();
        Srgb8Image aligned = pictures.alignedStudio(registration.matrix());
        long alignedNanos = System.nanoTime();
        FaceSearch face = aligner.face(flash, aligned, registration);
        long searchedNanos = System.nanoTime();
        QualityReport quality = gate.judge(new PairMeasures(proven.light(), proven.evidence(),
                measures(studio, asked(proven, FrameRole.STUDIO), frames.studio()),
                measures(flash, asked(proven, FrameRole.FLASH), frames.flash()), registration,
                motionRatio(registration, flash), flash.height()));
        return new DevelopedPair(studio, flash, dark, aligned, pictures.whiteBalance(), registration, face, quality,
                new StageTimes(renderedNanos - startedNanos, registeredNanos - renderedNanos,
                        alignedNanos - registeredNanos, searchedNanos - alignedNanos,
                        System.nanoTime() - searchedNanos));
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
