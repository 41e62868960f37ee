package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PairRecord;
import dev.diptych.capture.develop.DevelopedPair;
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

    public ShotArchivist(Archive archive) {
        this.archive = archive;
    }

    /** Refuses before anything fires if this disk could not take two more pairs and some room to spare. */
    public void requireSpaceForPair(PixelFormat format) throws ArchiveException {
        long frameBytes = 6L * format.widthPx() * format.heightPx();
        archive.requireSpace(RESERVED_PAIRS * FRAMES_PER_PAIR * frameBytes + RESERVE_BYTES);
    }

    /** The originals, the plan and the log, safe on disk when this returns. */
    public CommittedPair commit(PairId id, ShotOutcome.Proven proven) throws ArchiveException {
        PickedFrames frames = proven.frames();
        return archive.commit(new PairRecord(id,
                List.of(OriginalFrames.of(LightRole.STUDIO, frames.studio(), frames.studioWindow()),
                        OriginalFrames.of(LightRole.FLASH, frames.flash(), frames.flashWindow()),
                        OriginalFrames.of(LightRole.DARK, frames.dark(), frames.darkWindow())),
                ShotDocuments.events(proven.shot()), ShotDocuments.plan(proven.shot().plan()), Instant.now()));
    }

    /** What was found, as numbers, and the aligned picture, if the frames could be aligned. Returns its file. */
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
        return registration.verdict() == Verdict.FAILED
                ? Optional.empty()
                : Optional.of(pair.writeDerivative(pair.id() + "_light-studio_aligned.png",
                        PngWriter.encode(developed.alignedStudio())));
    }
}
