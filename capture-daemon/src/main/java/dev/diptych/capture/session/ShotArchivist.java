package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairKeeper;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.imaging.registration.Verdict;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.shot.PickedFrames;
import dev.diptych.rig.shot.ShotOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commits proved shots to an archive, and puts what was developed from them beside the originals. */
public final class ShotArchivist {
    private static final int FRAMES_PER_PAIR = 3;
    private static final int RESERVED_PAIRS = 2;
    private static final long RESERVE_BYTES = 64L << 20;
    private static final ObjectMapper FACTS = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final Archive archive;
    private final PairKeeper keeper;

    public ShotArchivist(Archive archive, PairKeeper keeper) {
        this.archive = archive;
        this.keeper = keeper;
    }

    /**
     * Journals that a pair is about to be shot. Refuses before anything fires: without a valid consent, if a pair is in
     * memory alone, or if the disk could not take two more pairs and some room to spare.
     */
    public PairIntent intend(SessionId session, String triggerId, PixelFormat format) throws ArchiveException {
        keeper.requireNothingUnsaved();
        return archive.intend(session, triggerId, neededBytes(format.frameBytes()));
    }

    /** @throws ArchiveException if the disk would not take the next pair, or does not answer */
    public void requireRoom(PixelFormat format) throws ArchiveException {
        archive.requireSpace(neededBytes(format.frameBytes()));
    }

    /** What the originals of one pair take on disk. */
    public static long pairBytes(long frameBytes) {
        return FRAMES_PER_PAIR * frameBytes;
    }

    /** What must be free before a pair is shot. */
    public static long neededBytes(long frameBytes) {
        return RESERVED_PAIRS * pairBytes(frameBytes) + RESERVE_BYTES;
    }

    /** Journals that the shot left nothing to keep. */
    public void abandon(PairIntent intent, String code, String sentence) throws ArchiveException {
        archive.abandon(intent, code, sentence);
    }

    /** The originals, the plan and the log: on disk when this returns, or in memory alone. */
    public PairKeeper.Kept keep(PairIntent intent, ShotOutcome.Proven proven) {
        PickedFrames frames = proven.frames();
        return keeper.keep(intent, new PairRecord(intent.id(),
                List.of(OriginalFrames.of(LightRole.STUDIO, frames.studio(), frames.studioWindow()),
                        OriginalFrames.of(LightRole.FLASH, frames.flash(), frames.flashWindow()),
                        OriginalFrames.of(LightRole.DARK, frames.dark(), frames.darkWindow())),
                ShotDocuments.events(proven.shot()), ShotDocuments.plan(proven.shot().plan()), Instant.now()));
    }

    /** Tries again to store the pair that is in memory alone. */
    public PairKeeper.Kept retry() {
        return keeper.retry().getFirst();
    }

    /**
     * What was found, as numbers (and by which colour gains raw frames were made into these pictures), the aligned picture, if the frames could be aligned, and the face of both, if there is
     * one. Returns the aligned picture's file.
     */
    public Optional<Path> writeDevelopment(CommittedPair pair, DevelopedPair developed, ShotOutcome.Proven proven)
            throws ArchiveException {
        Registration registration = developed.registration();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode found = document.putObject("registration")
                .put("reference", "flash")
                .put("moving", "studio")
                .put("maps", "flash pixel to studio pixel, pixel centres at integers");
        for (double coefficient : registration.matrix().toRowMajor()) {
            found.withArray("matrix").add(coefficient);
        }
        found.put("verdict", registration.verdict().name()).put("error_estimate_px", registration.errorEstimatePx());
        developed.whiteBalance()
                .ifPresent(gains -> document.putObject("white_balance")
                        .put("red_gain", gains.red())
                        .put("blue_gain", gains.blue())
                        .put("stated_by_camera", gains.stated()));
        document.set("face", FACTS.valueToTree(FaceFacts.of(developed)));
        document.put("gap_ms", proven.frames().gapNanos() / 1e6);
        document.putObject("light")
                .put("residual_lamp_ratio", proven.light().residualLampRatio())
                .put("flash_ratio", proven.light().flashRatio());
        document.putObject("quality")
                .put("verdict", developed.quality().verdict().name())
                .put("rule", developed.quality().rule())
                .put("sentence", developed.quality().sentence())
                .set("findings", FACTS.valueToTree(FindingFacts.of(developed.quality())));
        document.set("evidence", FACTS.valueToTree(EvidenceFacts.of(proven.evidence())));
        pair.writeDerivative(pair.id() + "_development.json", document);
        if (registration.verdict() == Verdict.FAILED) {
            return Optional.empty();
        }
        Optional<FaceCrop> crop = developed.faceCrop();
        if (crop.isPresent()) {
            pair.writeDerivative(FaceDerivatives.name(pair.id(), LightRole.FLASH),
                    PngWriter.encode(crop.get().cut(developed.flash())));
            pair.writeDerivative(FaceDerivatives.name(pair.id(), LightRole.STUDIO),
                    PngWriter.encode(crop.get().cut(developed.alignedStudio())));
        }
        return Optional.of(pair.writeDerivative(pair.id() + "_light-studio_aligned.png",
                PngWriter.encode(developed.alignedStudio())));
    }
}
