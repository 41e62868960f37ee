package dev.diptych.capture.cli;

import dev.diptych.capture.verb.Terminal;
import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.archive.ArchiveReader;
import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.export.ExportDocument;
import dev.diptych.archive.export.ExportLayout;
import dev.diptych.archive.export.Judged;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.archive.export.PairChoice;
import dev.diptych.archive.export.Part;
import dev.diptych.archive.export.SubjectSplit;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.develop.PairAligner;
import dev.diptych.capture.export.DatasetExport;
import dev.diptych.capture.export.ExportRequest;
import dev.diptych.capture.export.ExportResult;
import dev.diptych.imaging.augment.Augmentation;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.imaging.registration.MutualInformationRegistrar;
import dev.diptych.imaging.registration.RegionOfInterest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an archive's faces into a folder to train networks on. */
@Command(name = "export", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Writes the faces of an archive's pairs, 512x512 and registered, into a folder to train networks on.",
    "Only pairs whose consent allows it now and that were accepted; subjects are split into train, val and test.",
    "The exit code is 1 if a pair is damaged; the others are exported. The archive is not changed."})
final class SessionExportCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Option(names = {"-o",
        "--output"}, required = true, paramLabel = "OUT", description = "The folder: a new one, an empty one, or an earlier export, which is replaced.")
    Path output = Path.of("");

    @Option(names = "--layout", paramLabel = "LAYOUT", defaultValue = "deepflash", description = "deepflash: a folder for each part, flash/ and studio/ with equal names; faid: People_0001_flash.png and People_0001_ambient.png with lists of the parts (default: ${DEFAULT-VALUE}).")
    ExportLayout layout = ExportLayout.DEEPFLASH;

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", defaultValue = "train-in-house", description = "What the subjects must have agreed to, all of it: train-in-house, share-on-request, publish-images, publish-in-paper, keep-raw. Several with commas, or the option again (default: ${DEFAULT-VALUE}).")
    List<ConsentScope> scopes = new ArrayList<>();

    @Option(names = "--verdict", paramLabel = "VERDICT", split = ",", defaultValue = "good,warn", description = "Which pairs: good, warn, retake, unjudged (default: ${DEFAULT-VALUE}).")
    List<Judged> verdicts = new ArrayList<>();

    @Option(names = "--augment", paramLabel = "N", defaultValue = "1", description = "20: as in DeepFlash, each pair of train and val also turned, cropped to the face and mirrored; 1: as it is (default: ${DEFAULT-VALUE}).")
    Integer augment = 1;

    @Option(names = "--val-share", paramLabel = "SHARE", defaultValue = "0.15", converter = Share.class, description = "Of all subjects, in the long run (default: ${DEFAULT-VALUE}).")
    Double valShare = SubjectSplit.USUAL.validationShare();

    @Option(names = "--test-share", paramLabel = "SHARE", defaultValue = "0.15", converter = Share.class, description = "Of all subjects, in the long run (default: ${DEFAULT-VALUE}).")
    Double testShare = SubjectSplit.USUAL.testShare();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws IOException, OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        ExportRequest request = request(line);
        RigConfig rig = config.read();
        ArchiveReader reader = ArchiveReader.open(archive.folder);
        ExportResult result;
        try (ExportProgress progress = new ExportProgress(Terminal.isInteractive())) {
            result = new DatasetExport(reader, request, () -> aligner(rig.region()), SessionExportCommand::freeBytes)
                    .run(output, Instant.now(), progress);
        }
        result.damaged()
                .forEach(pair -> line.getErr().println("diptych: " + pair.pair() + ": " + pair.sentence()));
        if (json) {
            line.getOut().println(JsonOutput.of(ExportFacts.of(archive.folder, output, request, augment, result)));
        } else {
            print(result, line.getOut());
        }
        line.getOut().flush();
        return result.damaged().isEmpty() ? Main.DONE : Main.FAILED;
    }

    private ExportRequest request(CommandLine line) {
        if (augment != 1 && augment != Augmentation.paper().size()) {
            throw new CommandLine.ParameterException(line, "--augment takes 20, the variations of DeepFlash, or 1 for"
                    + " none of them, not " + augment + ".");
        }
        try {
            return new ExportRequest(layout, new PairChoice(EnumSet.copyOf(scopes), EnumSet.copyOf(verdicts)),
                    new SubjectSplit(valShare, testShare), augment > 1);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    /** @param region which the archive does not tell */
    private static PairAligner aligner(RegionOfInterest region) throws IOException {
        return new PairAligner(new MutualInformationRegistrar(), CascadeFaceFinder.load(), region);
    }

    private static long freeBytes(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    private void print(ExportResult result, PrintWriter out) {
        row(out, "part", "subjects", "pairs", "pictures");
        for (Map.Entry<Part, ExportDocument.PartCounts> part : result.parts().entrySet()) {
            row(out, part.getKey().label(), part.getValue().subjects(), part.getValue().pairs(),
                    part.getValue().pictures());
        }
        result.parts().forEach((part, counts) -> {
            if (counts.subjects() == 0) {
                out.println("No subject is in " + part.label() + "; of few subjects, none may fall into a small part.");
            }
        });
        bySession(result.leftOut()).forEach(out::println);
        if (result.madeAgain() > 0) {
            out.println(SessionWords.count(result.madeAgain(), "pair")
                    + " made again from the originals, because the archive lacked the pictures.");
        }
        out.println("Stored   " + output + (result.replacedEarlier() ? ", in the place of an earlier export" : ""));
        out.println("Data     " + result.dataSha256());
    }

    /** A sentence for each reason in a session, so that a session without consent takes one line. */
    private static List<String> bySession(List<LeftOut> leftOut) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        leftOut.stream()
                .filter(pair -> pair.reason() != LeftOut.Reason.UNREADABLE)
                .forEach(pair -> counts.merge("of " + pair.pair().sessionId() + " left out. " + pair.sentence(), 1,
                        Integer::sum));
        return counts.entrySet()
                .stream()
                .map(reason -> SessionWords.count(reason.getValue(), "pair") + " " + reason.getKey())
                .toList();
    }

    private static void row(PrintWriter out, Object... columns) {
        out.println(String.format(Locale.ROOT, "%-5s  %8s  %6s  %8s", columns));
    }
}
