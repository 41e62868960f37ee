package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.FrameMetadata;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.camera.TimestampMeaning;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes frames by proof, never by order of arrival: a frame is of a role if every row's exposure, widened by the
 * timestamp's uncertainty, lies where every light's state is certain and right, and if the camera says that it exposed
 * the frame as the role asks. Of several that qualify it takes the studio frame and the flash frame nearest to each
 * other in time.
 */
public final class FramePicker {
    /** A pick, or why there is none. */
    public sealed interface Result {
        record Picked(PickedFrames frames) implements Result {}

        record NotProven(Fault fault) implements Result {}
    }

    private record Candidate(Frame frame, ExposureWindow window) {}

    private record Pair(Candidate studio, Candidate flash) {
        long gapNanos() {
            return flash.window().middleNanos() - studio.window().middleNanos();
        }
    }

    private record Refusal(FaultCode code, String reason) {}

    private final LightSet lights;
    private final FrameTiming timing;

    public FramePicker(LightSet lights, FrameTiming timing) {
        this.lights = lights;
        this.timing = timing;
    }

    /**
     * @param plan what each role was to be
     * @param studioReadoutNanos when the plan's zero was
     * @param edges every edge since the rig was last at rest for long
     * @param frames what the camera delivered, in any order
     */
    public Result pick(ShotPlan plan, long studioReadoutNanos, List<ExecutedEdge> edges, List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.metadata().meaning() == TimestampMeaning.UNKNOWN) {
                return new Result.NotProven(new Fault(FaultCode.E_NOT_PROVEN, "The camera does not say what its"
                        + " timestamps mark, so no frame can be proved; calibrate the camera's timestamp."));
            }
        }
        RoleProof proof = new RoleProof(lights, edges);
        Search search = new Search(plan, studioReadoutNanos, frames, proof);
        List<Candidate> flashes = search.candidates(FrameRole.FLASH);
        if (flashes.isEmpty()) {
            return search.refuse(FrameRole.FLASH);
        }
        Optional<Pair> nearest = nearest(search.candidates(FrameRole.STUDIO), flashes);
        if (nearest.isEmpty()) {
            return search.refuse(FrameRole.STUDIO);
        }
        Candidate studio = nearest.get().studio();
        Candidate flash = nearest.get().flash();
        Optional<Candidate> dark = search.candidates(FrameRole.DARK)
                .stream()
                .filter(candidate -> candidate.window().startNanos() > flash.window().startNanos())
                .findFirst();
        if (dark.isEmpty()) {
            return search.refuse(FrameRole.DARK);
        }
        return new Result.Picked(new PickedFrames(studio.frame(), studio.window(), flash.frame(), flash.window(),
                dark.get().frame(), dark.get().window()));
    }

    /** The studio frame and the flash frame after it that are nearest to each other; the earlier of equals. */
    private static Optional<Pair> nearest(List<Candidate> studios, List<Candidate> flashes) {
        return flashes.stream()
                .flatMap(flash -> studios.stream().map(studio -> new Pair(studio, flash)))
                .filter(pair -> pair.gapNanos() > 0)
                .min(Comparator.comparingLong(Pair::gapNanos));
    }

    private final class Search {
        private final ShotPlan plan;
        private final long studioReadoutNanos;
        private final List<Frame> frames;
        private final RoleProof proof;

        Search(ShotPlan plan, long studioReadoutNanos, List<Frame> frames, RoleProof proof) {
            this.plan = plan;
            this.studioReadoutNanos = studioReadoutNanos;
            this.frames = frames.stream()
                    .sorted(Comparator.comparingLong(frame -> frame.metadata().sequence()))
                    .toList();
            this.proof = proof;
        }

        /** Every frame that is proved to be of the role, in order of sequence. */
        List<Candidate> candidates(FrameRole role) {
            return frames.stream()
                    .map(frame -> new Candidate(frame, windowOf(frame)))
                    .filter(candidate -> refusal(role, candidate).isEmpty())
                    .toList();
        }

        private Optional<Refusal> refusal(FrameRole role, Candidate candidate) {
            FrameMetadata metadata = candidate.frame().metadata();
            ExposureSetting asked = plan.frame(role).exposure();
            if (!asked.agreesWith(metadata.exposure())) {
                return Optional.of(new Refusal(FaultCode.E_EXPOSURE,
                        "it was exposed for %.2f ms at gain %.2f, not for %.2f ms at gain %.2f".formatted(
                                metadata.exposure().exposureNanos() / 1e6, metadata.exposure().gain(),
                                asked.exposureNanos() / 1e6, asked.gain())));
            }
            return proof
                    .objection(role, candidate.window().widenedBy(metadata.timestampUncertaintyNanos()))
                    .map(reason -> new Refusal(FaultCode.E_NOT_PROVEN, reason));
        }

        /** Says why the frame that the plan meant for the role does not do. */
        Result refuse(FrameRole role) {
            long plannedNanos = studioReadoutNanos
                    + plan.frame(role).framesAfterStudio() * timing.framePeriodNanos();
            long toleranceNanos = timing.framePeriodNanos() / 2;
            Optional<Frame> planned = frames.stream()
                    .filter(
                            frame -> Math.abs(frame.metadata().readoutStartNanos() - plannedNanos) <= toleranceNanos)
                    .findFirst();
            String name = role.name().toLowerCase(Locale.ROOT);
            if (planned.isEmpty()) {
                return new Result.NotProven(new Fault(FaultCode.E_FRAME_DROPPED, "The " + name
                        + " frame was dropped by the camera; take the pair again."));
            }
            Candidate candidate = new Candidate(planned.get(), windowOf(planned.get()));
            Refusal refusal = refusal(role, candidate)
                    .orElse(new Refusal(FaultCode.E_NOT_PROVEN, "it does not lie on its side of the other frame"));
            return new Result.NotProven(new Fault(refusal.code(),
                    "Frame %d is not proved to be the %s frame: %s; take the pair again.".formatted(
                            planned.get().metadata().sequence(), name, refusal.reason())));
        }

        private ExposureWindow windowOf(Frame frame) {
            return timing.window(frame.metadata().readoutStartNanos(), frame.metadata().exposure());
        }
    }
}
