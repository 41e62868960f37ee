package dev.diptych.capture.cli;

import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.export.ExportDocument;
import dev.diptych.archive.export.Judged;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.capture.export.ExportRequest;
import dev.diptych.capture.export.ExportResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An export as its JSON document on the command line shows it.
 *
 * @param variations of each pair that is not for testing
 * @param parts by label
 * @param madeAgain pairs whose pictures the archive did not have
 */
record ExportFacts(String archive, String out, String layout, List<String> scopes, List<String> verdicts,
        int variations, double valShare, double testShare, Map<String, ExportDocument.PartCounts> parts,
        List<LeftOutFacts> leftOut, int madeAgain, boolean replacedEarlier, String dataSha256) {
    /** A pair that is not in the export. */
    record LeftOutFacts(String pair, String reason, String sentence) {
        private static LeftOutFacts of(LeftOut pair) {
            return new LeftOutFacts(pair.pair().toString(), pair.reason().name(), pair.sentence());
        }
    }

    static ExportFacts of(Path archive, Path out, ExportRequest request, int variations, ExportResult result) {
        Map<String, ExportDocument.PartCounts> parts = new LinkedHashMap<>();
        result.parts().forEach((part, counts) -> parts.put(part.label(), counts));
        return new ExportFacts(archive.toString(), out.toString(), request.layout().label(),
                request.choice().scopes().stream().sorted().map(ConsentScope::label).toList(),
                request.choice().verdicts().stream().sorted().map(Judged::name).toList(), variations,
                request.split().validationShare(), request.split().testShare(), parts,
                result.leftOut().stream().map(LeftOutFacts::of).toList(), result.madeAgain(),
                result.replacedEarlier(), result.dataSha256());
    }
}
