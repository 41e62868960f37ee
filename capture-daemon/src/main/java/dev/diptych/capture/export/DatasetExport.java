package dev.diptych.capture.export;

import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.Sha256;
import dev.diptych.archive.export.ChosenPair;
import dev.diptych.archive.export.ExportDocument;
import dev.diptych.archive.export.ExportFolder;
import dev.diptych.archive.export.ExportRow;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.archive.export.PairChoice;
import dev.diptych.archive.export.Part;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.report.Figures;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.augment.Augmentation;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.io.PngWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the pictures of an archive's pairs into a folder for those who train networks. The archive is not changed. */
public final class DatasetExport {
    /** No picture takes more: its pixels as they are, and a PNG's frame. */
    private static final long MOST_PICTURE_BYTES = 3L * FaceCrop.SIDE_PX * FaceCrop.SIDE_PX + 4096;

    /** How much may be written where a folder is, or will be. */
    public interface FreeSpace {
        long bytesAt(Path folder) throws IOException;
    }

    private final ArchiveReader archive;
    private final ExportRequest request;
    private final FacePairs faces;
    private final FreeSpace space;

    /** @param aligner is loaded for pairs of which nobody knows any more how they were developed */
    public DatasetExport(ArchiveReader archive, ExportRequest request, AlignerSource aligner, FreeSpace space) {
        this.archive = archive;
        this.request = request;
        this.faces = new FacePairs(aligner);
        this.space = space;
    }

    /**
     * Nothing is written before all is known that can be without looking at pictures.
     *
     * @throws OperatorException if no pair may be exported, there is no room, or the folder lies in the archive
     * @throws ArchiveException if the folder holds anything else, or cannot be written
     */
    public ExportResult run(Path folder, Instant now, ExportListener listener) throws OperatorException, IOException {
        refuseInArchive(folder);
        String fingerprint = archive.fingerprint();
        PairChoice.Chosen chosen = request.choice().of(archive, now);
        if (chosen.pairs().isEmpty()) {
            throw new OperatorException("No pair of " + archive.root() + " may be exported" + reasons(chosen.leftOut())
                    + ".");
        }
        ExportFolder out = ExportFolder.at(folder);
        requireSpace(out, chosen.pairs());
        ExportDocument document = new ExportDocument(request.layout(), request.choice(), request.split(),
                request.isAugmented() ? Augmentation.paper().size() : 1, now.truncatedTo(ChronoUnit.MILLIS),
                fingerprint);
        out.begin(document);
        List<ExportRow> rows = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>(chosen.leftOut());
        int exported = 0;
        int madeAgain = 0;
        int looked = 0;
        for (ChosenPair pair : chosen.pairs()) {
            Optional<FacePair> pictures = faces.read(pair, leftOut::add);
            if (pictures.isPresent()) {
                exported++;
                madeAgain += pictures.get().wasMadeAgain() ? 1 : 0;
                rows.addAll(write(out, pair, exported, pictures.get()));
            }
            looked++;
            listener.looked(pair.stored().id(), looked, chosen.pairs().size());
        }
        if (rows.isEmpty()) {
            throw new OperatorException("No pair of " + archive.root() + " could be exported" + reasons(leftOut) + "; "
                    + folder + " holds no export now." + firstDamage(leftOut));
        }
        String dataSha256 = out.finish(document, rows, leftOut);
        return new ExportResult(ExportDocument.counts(rows), leftOut, madeAgain, dataSha256, out.isFilled());
    }

    private List<ExportRow> write(ExportFolder out, ChosenPair pair, int number, FacePair pictures)
            throws ArchiveException {
        PairId id = pair.stored().id();
        Part part = request.split().of(id.subject());
        List<ExportRow> rows = new ArrayList<>();
        for (Augmentation variation : variations(part)) {
            boolean isVaried = !variation.equals(Augmentation.NONE);
            Box face = box(pictures.face());
            byte[] flash = isVaried
                    ? PngWriter.encode(variation.apply(pictures.flash(), face))
                    : pictures.flashPng();
            byte[] studio = isVaried
                    ? PngWriter.encode(variation.apply(pictures.studio(), face))
                    : pictures.studioPng();
            ExportRow row = new ExportRow(id, variation.label(), part,
                    request.layout().flash(part, id, number, variation.label()),
                    request.layout().studio(part, id, number, variation.label()), pair.judged(),
                    pictures.registrationErrorPx(), pictures.crop(),
                    isVaried ? Optional.empty() : Optional.of(pictures.face()), pair.consentUntil(), Sha256.of(flash),
                    Sha256.of(studio), pictures.flashOriginalSha256(), pictures.studioOriginalSha256());
            out.write(row.flash(), flash);
            out.write(row.studio(), studio);
            rows.add(row);
        }
        return rows;
    }

    private List<Augmentation> variations(Part part) {
        return request.isAugmented() && part != Part.TEST ? Augmentation.paper() : List.of(Augmentation.NONE);
    }

    private void refuseInArchive(Path folder) throws OperatorException, IOException {
        if (behindLinks(folder).startsWith(archive.root().toRealPath())) {
            throw new OperatorException(folder + " lies in the archive " + archive.root()
                    + " itself, which keeps pictures of a subject below that subject alone; name a folder elsewhere.");
        }
    }

    /** Of a folder that need not be there yet. */
    private static Path behindLinks(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at.toRealPath().resolve(at.relativize(absolute)).normalize();
            }
        }
        return absolute;
    }

    private void requireSpace(ExportFolder out, List<ChosenPair> pairs) throws OperatorException, IOException {
        long pictures = pairs.stream()
                .mapToLong(pair -> 2L * variations(request.split().of(pair.stored().id().subject())).size())
                .sum();
        long neededBytes = pictures * MOST_PICTURE_BYTES;
        long freeBytes = space.bytesAt(out.folder()) + out.earlierBytes();
        if (freeBytes < neededBytes) {
            throw new OperatorException("The export of " + pictures + " pictures may take " + Figures.bytes(neededBytes)
                    + ", but at " + out.folder() + " " + Figures.bytes(Math.max(0, freeBytes))
                    + " are free; make room, or name a folder on another disk.");
        }
    }

    /** ": 3 CONSENT, 2 VERDICT"; nothing if there are none. */
    private static String reasons(List<LeftOut> leftOut) {
        Map<LeftOut.Reason, Long> counts = leftOut.stream()
                .collect(Collectors.groupingBy(LeftOut::reason, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? ", as it holds none"
                : counts.entrySet()
                        .stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String firstDamage(List<LeftOut> leftOut) {
        return leftOut.stream()
                .filter(pair -> pair.reason() == LeftOut.Reason.UNREADABLE)
                .findFirst()
                .map(pair -> " Of " + pair.pair() + ": " + pair.sentence())
                .orElse("");
    }

    private static Box box(PictureSquare square) {
        return new Box(square.xPx(), square.yPx(), square.sidePx(), square.sidePx());
    }
}
