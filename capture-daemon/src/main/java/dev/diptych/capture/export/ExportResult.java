package dev.diptych.capture.export;

import dev.diptych.archive.export.ExportDocument;
import dev.diptych.archive.export.LeftOut;
import dev.diptych.archive.export.Part;
import java.util.List;
import java.util.Map;

/**
 * What came of an export.
 *
 * @param leftOut pairs that are not in it, whatever the reason
 * @param madeAgain how many pairs' pictures the archive did not have
 * @param dataSha256 the identity of what was exported
 */
public record ExportResult(Map<Part, ExportDocument.PartCounts> parts, List<LeftOut> leftOut, int madeAgain,
        String dataSha256, boolean replacedEarlier) {
    /** Pairs of which something is damaged. */
    public List<LeftOut> damaged() {
        return leftOut.stream().filter(pair -> pair.reason() == LeftOut.Reason.UNREADABLE).toList();
    }
}
