package dev.diptych.capture.serve;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.web.ArchiveViews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the archive that the rig writes. What cannot be read is left out: doctor names it, and says what to do.
 */
public final class ArchiveLook implements ArchiveViews {
    private final Path root;
    private final RigService rig;
    private final SessionSummaries summaries = new SessionSummaries();
    private final CalibrationLook calibrations;

    /**
     * @param root of the archive
     * @param rig knows which session is open, and its pairs
     */
    public ArchiveLook(Path root, RigService rig) {
        this.root = root;
        this.rig = rig;
        calibrations = new CalibrationLook(root.resolve("calibration"));
    }

    @Override
    public List<SessionSummary> sessions() {
        try {
            return summaries.of(ArchiveReader.open(root), Optional.ofNullable(rig.state().session()));
        } catch (ArchiveException e) {
            return List.of();
        }
    }

    @Override
    public Optional<CalibrationCurves> newestCalibration() {
        try {
            return calibrations.newest();
        } catch (ArchiveException | OperatorException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ShotTimeline> shot(PairId pair) {
        try {
            ShotFiles files = ShotFiles.read(ArchiveReader.open(root).pairFolder(pair), pair);
            return Optional.of(new ShotLook(files, calibrations.lightsAt(files.takenAt())).timeline());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
