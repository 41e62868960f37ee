package dev.diptych.capture.demo;

import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.PairId;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.report.ShotTrace;
import dev.diptych.imaging.Affine;
import dev.diptych.rig.mcu.EdgeError;
import dev.diptych.rig.shot.LightMeasure;
import dev.diptych.rig.shot.ShotEvidence;
import dev.diptych.rig.shot.ShotRecord;
import dev.diptych.rig.switching.Fault;
import dev.diptych.studio.StudioTruth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One attempt at a pair, as far as it came. */
sealed interface TakenPair {
    PairId id();

    String sitter();

    Verdict verdict();

    /** As a board made them; none without one. */
    List<EdgeError> edges();

    /** Why the verdict is not GOOD; empty if it is. */
    String remark();

    /**
     * Nothing was proved, nothing was kept.
     *
     * @param faults what the studio did on purpose
     * @param trace what was planned and done; empty if nothing was switched
     */
    record Failed(PairId id, String sitter, Fault fault, List<String> faults,
            Optional<ShotTrace> trace, List<EdgeError> edges) implements TakenPair {
        @Override
        public Verdict verdict() {
            return Verdict.RETAKE;
        }

        @Override
        public String remark() {
            return fault.sentence();
        }
    }

    /**
     * Proved, committed and developed.
     *
     * @param aligned the aligned picture's file; empty if the frames could not be aligned
     * @param commitNanos wall time until the pair was safe on disk
     */
    record Developed(PairId id, String sitter, ShotRecord shot, long gapNanos, LightMeasure light,
            ShotEvidence evidence, CommittedPair committed, long commitNanos, DevelopedPair pictures,
            Optional<Path> aligned,
            Truth truth, List<EdgeError> edges) implements TakenPair {
        @Override
        public Verdict verdict() {
            return pictures.quality().verdict();
        }

        @Override
        public String remark() {
            return pictures.quality().sentence();
        }
    }

    /**
     * What the studio knows of a pair, for the report alone.
     *
     * @param faults what it did on purpose
     */
    record Truth(List<String> faults, StudioTruth.Levels levels, Affine flashToStudio, double registrationErrorPx,
            ShotTrace trace) {}
}
